import type Docker from 'dockerode';
import { hasImage, pullImage } from '../../engine/pull-image';
import { describeHost } from '../../hosts/host';
import type { RegistryCredentials } from '../../registry/credentials';
import { compare, type Comparison } from '../../release/compare';
import { containerDefinition } from '../../release/container-definition';
import { readHostState, type HostState } from '../../release/host-state';
import { imageReference, shortDigest } from '../../release/release';
import { replaceContainer } from '../../release/switch/replace-container';
import { describeRestore } from '../../release/switch/restore';
import { settle } from '../../release/switch/settle';
import { verifyVersion } from '../../release/verify-version';
import { waitUntilReady } from '../../release/wait-until-ready';
import { HostProgress } from '../../report/host-progress';
import { hostTable } from '../../report/host-table';
import { print } from '../../report/print';
import type { Connection } from '../../ssh/connection';
import type { DeployRequest } from './deploy';

/** A release on one host, step by step: inspect, prepare, apply, report. */
export class HostRollout {
  private readonly progress: HostProgress;
  private readonly where: string;
  private readonly baseUrl: string;
  private readonly digest: string;
  private state: HostState = { leftovers: [] };
  private comparison: Comparison = { action: 'keep', reasons: [] };

  constructor(
    private readonly connection: Connection,
    private readonly request: DeployRequest,
    private readonly credentials: () => Promise<RegistryCredentials>,
  ) {
    const { release } = request;
    const { host } = connection;
    this.progress = new HostProgress(release.service, host);
    this.where = `${release.service} on ${describeHost(host)}, environment ${release.target.environment}`;
    this.baseUrl = `http://${host.address}:${release.settings.port}`;
    this.digest = shortDigest(release.image.digest);
  }

  /** Reads what the host runs and decides what is to be done; changes nothing. */
  async inspect(): Promise<void> {
    const containers = await this.connection.engine.listContainers({ all: true });
    this.state = readHostState(containers, this.request.release, this.where);
    this.comparison = compare(this.request.release, this.state.current);
  }

  /** Says what `prepare` and `apply` would do. */
  describe(): void {
    const { action, reasons } = this.comparison;
    const cleaning =
      this.state.leftovers.length > 0 ? ['would clear what a killed deploy left'] : [];
    const change =
      action === 'keep'
        ? `${this.digest} runs, nothing to change`
        : `would ${action}: ${reasons.join(', ')}`;
    this.progress.say([...cleaning, change].join('; '));
  }

  /** Clears what a killed deploy left and brings the image to the host; switches nothing. */
  async prepare(signal: AbortSignal): Promise<void> {
    const { engine } = this.connection;
    const { release } = this.request;
    if (await settle(engine, release.service, this.state)) await this.inspect();
    if (this.comparison.action === 'keep') return;
    const reference = imageReference(release.image);
    if (await hasImage(engine, reference)) return;
    await this.progress
      .step('pulled', async () => pullImage(engine, reference, await this.credentials(), signal))
      .catch((error) => this.fail(error));
  }

  /** Switches to the release, or verifies that it is what runs. */
  async apply(signal: AbortSignal): Promise<void> {
    const verify = (container: Docker.Container) => this.verify(container, signal);
    try {
      if (this.comparison.action === 'keep' && this.state.current) {
        await verify(this.connection.engine.getContainer(this.state.current.Id));
        this.progress.finish(`${this.digest} runs already, nothing to change`);
      } else {
        await this.replace(verify);
        this.progress.finish(`${this.digest} serves at ${this.baseUrl}`);
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** Says that the host was not switched because an earlier one failed. */
  leave(): void {
    this.progress.finish('not switched');
  }

  /** Shows what the host runs now. */
  async report(): Promise<void> {
    const containers = await this.connection.engine.listContainers();
    print(`\n${describeHost(this.connection.host)}\n${hostTable(containers)}`);
    print(`  ${this.request.release.service}: ${this.baseUrl}`);
  }

  private async replace(verify: (container: Docker.Container) => Promise<void>): Promise<void> {
    const { release } = this.request;
    await replaceContainer(this.connection.engine, {
      service: release.service,
      port: release.settings.port,
      definition: containerDefinition(release),
      current: this.state.current,
      where: this.where,
      verify,
      recover: () => this.connection.recover(),
      step: (name, work) => this.progress.step(name, work),
      onRestored: (outcome) => this.progress.finish(describeRestore(outcome)),
    });
  }

  private async verify(container: Docker.Container, signal: AbortSignal): Promise<void> {
    const { healthPath, healthTimeoutMs, release } = this.request;
    const check = {
      url: this.baseUrl + healthPath,
      timeoutMs: healthTimeoutMs,
      where: this.where,
      signal,
    };
    await this.progress.step('ready', () => waitUntilReady(container, check));
    await this.progress.step('verified', () =>
      verifyVersion(this.baseUrl, release.image.digest, this.where, signal),
    );
  }

  private fail(error: unknown): never {
    this.progress.finish();
    throw error;
  }
}
