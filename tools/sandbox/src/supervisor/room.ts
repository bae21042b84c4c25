import type { Layout } from '../state/layout';
import { Boots } from './boots';
import type { Cloud } from './cloud';
import { type Gate, Gates } from './gates';
import type { Hosts, SeenHost } from './hosts';
import type { HostSpec } from './instance';
import { KnownHostsFile } from './known-hosts';
import { openings, type Openings } from './open-ports';
import { type Action, plan } from './plan';
import type { HostStatus } from './report';
import type { Settings } from './settings';

/** Only addresses of 127.0.0.0/8 lead to this machine; the emulator's Elastic IPs are of these. */
const isReachable = (address: string): boolean => address.startsWith('127.');

/** An instance, its container if there is one, and what its security groups open. */
interface Played {
  instance: HostSpec;
  host?: SeenHost;
  openings: Openings;
}

/** Plays EC2: makes containers and open ports follow what the API says, one pass at a time. */
export class Room {
  private readonly boots: Boots;
  private readonly gates = new Gates();
  private readonly knownHosts: KnownHostsFile;
  private readonly rebootsWanted = new Set<string>();
  private readonly problems = new Map<string, string>();
  private played: Played[] = [];

  constructor(
    layout: Layout,
    private readonly settings: Settings,
    private readonly cloud: Cloud,
    private readonly hosts: Hosts,
  ) {
    this.knownHosts = new KnownHostsFile(layout.knownHosts, settings.ports.ssh);
    this.boots = new Boots(hosts, () => this.writeKeys());
  }

  report = (): HostStatus[] => this.played.map((one) => this.describe(one));

  requestReboot(instanceIds: string[]): void {
    for (const id of instanceIds) this.rebootsWanted.add(id);
  }

  /** One pass. @throws whatever kept it from seeing the API or the engine. */
  async reconcile(): Promise<void> {
    const reboots = new Set(this.rebootsWanted);
    const [instances, groups, before] = await Promise.all([
      this.cloud.instances(),
      this.cloud.securityGroups(),
      this.hosts.list(),
    ]);
    const actions = plan(instances, before, reboots);
    for (const id of reboots) this.rebootsWanted.delete(id);
    this.problems.clear();
    await Promise.all(actions.map((action) => this.carryOut(action, instances)));
    const seen = actions.length > 0 ? await this.hosts.list() : before;
    this.played = instances
      .filter(({ state }) => state !== 'terminated')
      .map((instance) => ({
        instance,
        host: seen.find(({ instanceId }) => instanceId === instance.instanceId),
        openings: openings(instance.groupIds, groups),
      }));
    this.boots.observe(seen);
    await this.openGates();
    await this.writeKeys();
  }

  private async carryOut(action: Action, instances: HostSpec[]): Promise<void> {
    const { instanceId } = action;
    try {
      if (action.do === 'create') {
        await this.create(
          instanceId,
          instances.find((one) => one.instanceId === instanceId),
        );
      } else await this.hosts[action.do](instanceId);
    } catch (error) {
      this.problems.set(instanceId, `${action.do}: ${(error as Error).message}`);
    }
  }

  private async create(instanceId: string, instance: HostSpec | undefined): Promise<void> {
    const [publicKey, userData] = await Promise.all([
      this.cloud.publicKey(instance?.keyName),
      this.cloud.userData(instanceId),
    ]);
    await this.hosts.create({ instanceId, publicKey, userData });
  }

  private async openGates(): Promise<void> {
    const running = this.played.filter(({ host }) => host?.state === 'running');
    await this.gates.sync(
      running.flatMap((one) => this.gatesOf(one)),
      new Set(running.flatMap(({ instance }) => instance.publicIp ?? [])),
    );
  }

  private gatesOf({ instance: { instanceId, publicIp }, openings: { ports } }: Played): Gate[] {
    if (!publicIp || !isReachable(publicIp)) return [];
    return ports.map(({ port, cidrs }) => ({
      address: publicIp,
      port: this.publicPort(port),
      cidrs,
      target: async () => {
        const address = await this.boots.address(instanceId);
        return address ? { address, port } : undefined;
      },
    }));
  }

  /** sshd may have another number outside, where 22 is taken on this machine. */
  private publicPort = (port: number): number => (port === 22 ? this.settings.ports.ssh : port);

  private describe({ instance, host, openings: { ports, tooWide } }: Played): HostStatus {
    const { instanceId, state, publicIp = '' } = instance;
    const wanted = ports.map(({ port }) => this.publicPort(port));
    return {
      instanceId,
      state,
      publicIp,
      reachable: isReachable(publicIp),
      container: host?.containerId.slice(0, 12),
      containerState: host?.state,
      address: host?.address,
      openPorts: wanted.filter((port) => this.gates.isOpen(publicIp, port)),
      blocked: wanted.flatMap((port) => {
        const reason = this.gates.reasonBlocked(publicIp, port);
        return reason ? [`${port} (${reason})`] : [];
      }),
      tooWide,
      userData: this.boots.userData(instanceId),
      problem: this.problems.get(instanceId),
    };
  }

  private writeKeys(): Promise<void> {
    return this.knownHosts.write(
      this.played.flatMap(({ instance: { instanceId, publicIp } }) => {
        const key = this.boots.hostKey(instanceId);
        return key && publicIp ? [{ address: publicIp, key }] : [];
      }),
    );
  }
}
