import type Dockerode from 'dockerode';
import { absent, engineApi } from '../engine/docker';
import type { Layout } from '../state/layout';
import { runInContainer } from './exec';
import {
  hostName,
  hostOptions,
  hostRole,
  hostVolume,
  instanceLabel,
  type Launch,
} from './host-options';
import type { HostContainer } from './plan';
import type { Settings } from './settings';

/** A host's container, with its address in the sandbox's network while it runs. */
export interface SeenHost extends HostContainer {
  containerId: string;
  address?: string;
  /** Changes with every boot. */
  startedAt: string;
}

/** The machine room: one container per EC2 instance. */
export class Hosts {
  private readonly api: Dockerode;

  constructor(
    private readonly layout: Layout,
    private readonly settings: Settings,
  ) {
    this.api = engineApi(settings.engine.host);
  }

  async list(): Promise<SeenHost[]> {
    const label = [`sandbox=${this.layout.id}`, `sandbox.role=${hostRole}`];
    const found = await this.api.listContainers({ all: true, filters: { label } });
    return Promise.all(
      found.map(async ({ Id, State, Labels, NetworkSettings }) => ({
        instanceId: Labels[instanceLabel] ?? '',
        containerId: Id,
        state: State,
        address: NetworkSettings.Networks[this.layout.id]?.IPAddress || undefined,
        startedAt: (await this.api.getContainer(Id).inspect().catch(absent))?.State.StartedAt ?? '',
      })),
    );
  }

  /** The instance whose host has this address in the sandbox's network. */
  async instanceAt(address: string): Promise<string | undefined> {
    const label = [`sandbox=${this.layout.id}`, `sandbox.role=${hostRole}`];
    const running = await this.api.listContainers({ filters: { label } });
    return running.find(
      ({ NetworkSettings }) => NetworkSettings.Networks[this.layout.id]?.IPAddress === address,
    )?.Labels[instanceLabel];
  }

  async create(launch: Launch): Promise<void> {
    const container = await this.api.createContainer(
      hostOptions(this.layout, this.settings, launch),
    );
    await container.start();
  }

  start = (instanceId: string): Promise<void> => this.container(instanceId).start();
  stop = (instanceId: string): Promise<void> => this.container(instanceId).stop();
  restart = (instanceId: string): Promise<void> => this.container(instanceId).restart();

  /** Removes a host and its disk. */
  async remove(instanceId: string): Promise<void> {
    await this.container(instanceId).remove({ force: true, v: true }).catch(absent);
    await this.api.getVolume(hostVolume(this.layout, instanceId)).remove().catch(absent);
  }

  /** The public key of a host's sshd, or undefined while there is none. */
  async hostKey(instanceId: string): Promise<string | undefined> {
    const key = await this.read(instanceId, '/etc/ssh/ssh_host_ed25519_key.pub');
    return key?.split(' ').slice(0, 2).join(' ');
  }

  /** How the user data went: `none`, `running`, `done`, `failed: …`, `skipped: …`. */
  userDataResult = (instanceId: string): Promise<string | undefined> =>
    this.read(instanceId, '/var/lib/cloud/instance/result');

  private container = (instanceId: string) =>
    this.api.getContainer(hostName(this.layout, instanceId));

  private async read(instanceId: string, file: string): Promise<string | undefined> {
    const { exitCode, stdout } = await runInContainer(this.container(instanceId), ['cat', file]);
    return exitCode === 0 ? stdout.trim() : undefined;
  }
}
