import type { Layout } from '../state/layout';
import { Boots, writeKnownHosts } from './boots';
import type { Cloud } from './cloud';
import { type Gate, Gates } from './gates';
import type { Hosts, SeenHost } from './hosts';
import type { HostSpec } from './instance';
import { openings } from './open-ports';
import { type Action, plan } from './plan';
import type { HostStatus } from './report';
import type { Settings } from './settings';

const isLoopback = (address: string): boolean => address.startsWith('127.');

/** Plays EC2: makes containers and open ports follow what the API says, one pass at a time. */
export class Room {
  private readonly boots: Boots;
  private readonly gates = new Gates();
  private readonly reboots = new Set<string>();
  private readonly problems = new Map<string, string>();
  private instances: HostSpec[] = [];
  private status: HostStatus[] = [];

  constructor(
    private readonly layout: Layout,
    private readonly settings: Settings,
    private readonly cloud: Cloud,
    private readonly hosts: Hosts,
  ) {
    this.boots = new Boots(hosts, () => this.writeKeys());
  }

  report = (): HostStatus[] => this.status;

  requestReboot(instanceIds: string[]): void {
    for (const id of instanceIds) this.reboots.add(id);
  }

  /** One pass. @throws whatever kept it from seeing the API or the engine. */
  async reconcile(): Promise<void> {
    const [instances, groups] = await Promise.all([
      this.cloud.instances(),
      this.cloud.securityGroups(),
    ]);
    this.instances = instances;
    let seen = await this.hosts.list();
    const reboots = new Set(this.reboots);
    const actions = plan(instances, seen, reboots);
    for (const id of reboots) this.reboots.delete(id);
    await Promise.all(actions.map((action) => this.carryOut(action)));
    if (actions.length > 0) seen = await this.hosts.list();
    this.boots.observe(seen);
    const running = instances.filter(({ instanceId }) =>
      seen.some((host) => host.instanceId === instanceId && host.state === 'running'),
    );
    const played = running.map((instance) => ({
      instance,
      ...openings(instance.groupIds, groups),
    }));
    await this.gates.sync(
      played.flatMap(({ instance, ports }) => this.gatesOf(instance, ports)),
      new Set(running.flatMap(({ publicIp }) => publicIp ?? [])),
    );
    await this.writeKeys();
    this.status = await Promise.all(
      instances
        .filter(({ state }) => state !== 'terminated')
        .map((instance) =>
          this.describe(
            instance,
            seen.find(({ instanceId }) => instanceId === instance.instanceId),
            played.find((one) => one.instance === instance),
          ),
        ),
    );
  }

  private async carryOut(action: Action): Promise<void> {
    const { instanceId } = action;
    try {
      if (action.do === 'create') await this.create(instanceId);
      else await this.hosts[action.do](instanceId);
      this.problems.delete(instanceId);
    } catch (error) {
      this.problems.set(instanceId, `${action.do}: ${(error as Error).message}`);
    }
  }

  private async create(instanceId: string): Promise<void> {
    const keyName = this.instances.find((one) => one.instanceId === instanceId)?.keyName;
    const [publicKey, userData] = await Promise.all([
      this.cloud.publicKey(keyName),
      this.cloud.userData(instanceId),
    ]);
    await this.hosts.create({ instanceId, publicKey, userData });
  }

  /** A host's ports are open at its public address; sshd's may have another number there. */
  private gatesOf(
    { instanceId, publicIp }: HostSpec,
    ports: { port: number; cidrs: string[] }[],
  ): Gate[] {
    if (!publicIp || !isLoopback(publicIp)) return [];
    return ports.map(({ port, cidrs }) => ({
      address: publicIp,
      port: this.publicPort(port),
      cidrs,
      target: async () => {
        const address = await this.boots.up(instanceId);
        return address ? { address, port } : undefined;
      },
    }));
  }

  private publicPort = (port: number): number => (port === 22 ? this.settings.ports.ssh : port);

  private async describe(
    { instanceId, state, publicIp = '' }: HostSpec,
    host: SeenHost | undefined,
    played: ReturnType<typeof openings> | undefined,
  ): Promise<HostStatus> {
    const ports = (played?.ports ?? []).map(({ port }) => this.publicPort(port));
    return {
      instanceId,
      state,
      publicIp,
      reachable: isLoopback(publicIp),
      container: host?.containerId.slice(0, 12),
      containerState: host?.state,
      address: host?.address,
      openPorts: ports.filter((port) => this.gates.isOpen(publicIp, port)),
      blocked: ports.flatMap((port) => {
        const reason = this.gates.blocked.get(`${publicIp}:${port}`);
        return reason ? [`${port} (${reason})`] : [];
      }),
      tooWide: played?.tooWide ?? [],
      userData:
        host?.state === 'running'
          ? await this.hosts.userDataResult(instanceId).catch(() => undefined)
          : undefined,
      problem: this.problems.get(instanceId),
    };
  }

  private writeKeys(): Promise<void> {
    const hosts = this.instances.flatMap(({ instanceId, publicIp }) => {
      const key = this.boots.hostKey(instanceId);
      return key && publicIp ? [{ address: publicIp, key }] : [];
    });
    return writeKnownHosts(this.layout.knownHosts, this.settings.ports.ssh, hosts);
  }
}
