import type Docker from 'dockerode';
import { describeHost } from '../hosts/host';
import { ensureProxy } from '../proxy/ensure-proxy';
import { decideProxy, type ProxyDecision } from '../proxy/proxy-state';
import { openProxySession, type ProxySession } from '../proxy/session';
import { slotContainer } from '../release/container-definition';
import { imageReference, shortDigest } from '../release/release';
import { secretsFingerprint } from '../release/secrets';
import { HostProgress } from '../report/host-progress';
import { hostTable } from '../report/host-table';
import { print } from '../report/print';
import type { Connection } from '../ssh/connection';
import { verifyVersion } from '../verify/verify-version';
import { waitUntilReady } from '../verify/wait-until-ready';
import { allDone } from './all-done';
import { removeContainers } from './cleaning';
import { finishHost } from './finish-host';
import { type HostPlan, planHost, servesWell } from './host-plan';
import { prepareStep, runReleaseStep, wasDone } from './release-step';
import type { RolloutContext } from './context';
import type { SeenHost } from './look';
import { describePlan, outcomeOf } from './plan-text';
import { pullOnto } from './pull-onto';
import { restartPolicy } from './retire';
import { startSlot } from './start-slot';
import { persistSlot, restSlot, switchBack } from './switch-back';
import { startFailure } from './start-failure';

/** A rollout on one host, step by step: prepare, apply; then revert, or finish. */
export class HostRollout {
  private readonly connection: Connection;
  private readonly progress: HostProgress;
  private readonly where: string;
  private readonly baseUrl: string;
  private readonly service: string;
  private readonly plan: HostPlan;
  private readonly proxyDecision: ProxyDecision;
  private session: ProxySession | undefined;
  /** How far `apply` got, for `revert`. */
  private stage: 'untouched' | 'started' | 'switched' | 'failed' = 'untouched';

  /**
   * Decides what is to be done on the host.
   * @throws Failure when something there is in the way
   */
  constructor(
    private readonly seen: SeenHost,
    private readonly context: RolloutContext,
  ) {
    const { request, secrets, recorded } = context;
    const { release } = request;
    const { containers, proxy, connection } = seen;
    const { host } = connection;
    this.connection = connection;
    this.session = proxy.session;
    this.service = release.service;
    this.progress = new HostProgress(release.service, host);
    this.where = `${release.service} on ${describeHost(host)}, environment ${release.target.environment}`;
    this.baseUrl = `http://${host.address}:${release.settings.port}`;
    const wanted = { release, secrets: secretsFingerprint(secrets), recorded };
    this.plan = planHost(wanted, { containers, active: proxy.active }, this.where);
    const { serving, target } = this.plan;
    this.proxyDecision = decideProxy(this.proxyRequest, proxy, { active: serving?.slot, target });
  }

  get instanceId(): string {
    return this.connection.host.instanceId;
  }

  /** Whether another version is to be started here. */
  get changes(): boolean {
    return this.plan.action !== 'keep';
  }

  /** Says what `prepare` and `apply` would do. */
  describe(): void {
    this.progress.say(describePlan(this.plan, this.proxyDecision, this.digest));
  }

  /** Brings the images to the host and makes its public container ready; switches nothing. */
  async prepare(signal: AbortSignal): Promise<void> {
    const { release, proxyImage } = this.context.request;
    const prepareProxy = async () => {
      if (['create', 'replace'].includes(this.proxyDecision.action)) {
        await this.pull(proxyImage, 'pulled the proxy', signal);
      }
      const { engine, proxyRequest, seen, proxyDecision } = this;
      this.session = await ensureProxy(engine, proxyRequest, seen.proxy, proxyDecision).catch(
        (error: Error) => {
          throw startFailure(error, this.where, release.settings.port);
        },
      );
    };
    const prepareImage = async () => {
      if (!this.changes || this.plan.reuse) return;
      await this.pull(imageReference(release.image), 'pulled', signal);
    };
    await this.progress.telling(() => allDone([prepareImage(), prepareProxy()]));
    await removeContainers(this.engine, this.plan.remove);
  }

  /**
   * Runs the release step of the service from here, unless the version that serves, and is well,
   * was released after the same.
   * @returns what it did; nothing when that cannot be told
   * @throws Failure that names a secret that is missing, or of the step
   */
  async runStep(signal: AbortSignal): Promise<string | undefined> {
    const { request, secrets, recordedStep } = this.context;
    const step = await prepareStep(this.engine, request.release, secrets);
    if (!step) return undefined;
    if (servesWell(this.plan) && wasDone(step, recordedStep)) return recordedStep;
    await this.progress.telling(() =>
      this.progress.step('release step', () =>
        runReleaseStep(this.engine, request.release, step, this.where, signal),
      ),
    );
    return step.fingerprint;
  }

  /** Starts the version, switches to it and verifies it; or verifies what runs. */
  async apply(signal: AbortSignal): Promise<void> {
    const { digest } = this.context.request.release.image;
    await this.progress.telling(async () => {
      if (this.changes) await this.switchOver(signal);
      await this.progress.step('verified', () =>
        verifyVersion(this.baseUrl, digest, this.where, signal),
      );
    });
    this.progress.finish(
      this.changes
        ? `${this.digest} serves at ${this.baseUrl}`
        : `${this.digest} serves already, nothing to change`,
    );
  }

  /** Undoes `apply` after a failure here or on another host, and says what serves. */
  async revert(): Promise<void> {
    if (this.stage === 'untouched')
      return this.progress.finish(outcomeOf(this.plan, 'not switched'));
    try {
      const engine = await this.connection.recover();
      if (this.stage === 'switched') {
        this.session?.close();
        const { release } = this.context.request;
        this.session = await switchBack(engine, release, this.plan, this.proxyDecision);
      } else await restSlot(engine, this.service, this.plan.target);
      await engine.getContainer(this.targetName).remove({ force: true });
      this.progress.finish(
        outcomeOf(this.plan, this.stage === 'switched' ? 'switched back' : 'not switched'),
      );
    } catch (error) {
      this.progress.finish(
        `could not be put back (${(error as Error).message}); the next deploy does it`,
      );
    }
  }

  /** Stops the version that does not serve any more, removes images that nobody needs. */
  async finish(): Promise<void> {
    const { engine, where, plan } = this;
    const { release } = this.context.request;
    const host = describeHost(this.connection.host);
    await finishHost({ engine, release, where, host, plan, session: await this.proxy() });
  }

  /** Shows what the host runs now. */
  async report(): Promise<void> {
    const containers = await this.engine.listContainers();
    const head = describeHost(this.connection.host);
    print(`\n${head}\n${hostTable(containers)}\n  ${this.service}: ${this.baseUrl}`);
  }

  /** Ends the conversation with the proxy. */
  close = (): void => this.session?.close();

  private get engine(): Docker {
    return this.connection.engine;
  }

  private get proxyRequest() {
    const { release, proxyImage } = this.context.request;
    return { release, image: proxyImage };
  }

  private get digest(): string {
    return shortDigest(this.context.request.release.image.digest);
  }

  private get targetName(): string {
    return slotContainer(this.service, this.plan.target);
  }

  private async proxy(): Promise<ProxySession> {
    return (this.session ??= await openProxySession(this.engine, this.service));
  }

  private pull(reference: string, name: string, signal: AbortSignal): Promise<void> {
    return pullOnto(this.engine, this.context, this.progress, { reference, name, signal });
  }

  private async switchOver(signal: AbortSignal): Promise<void> {
    const { settings } = this.context.request.release;
    const { target } = this.plan;
    const session = await this.proxy();
    const container = await this.progress.step('started', () => {
      this.stage = 'started';
      return startSlot(this.engine, this.context, this.plan, this.where);
    });
    await this.progress.step('ready', async () => {
      // Not before: a check of an address that nothing has yet would wait a second for it.
      await session.watch(target);
      await waitUntilReady({
        container,
        slot: target,
        proxy: session,
        timeoutMs: settings.healthTimeout * 1000,
        where: this.where,
        signal,
      });
    });
    // Before the switch: a version that serves has to come back after a crash, whatever is killed now.
    await container.update(restartPolicy('unless-stopped'));
    signal.throwIfAborted();
    await this.progress.step('switched', async () => {
      this.stage = 'switched';
      await session.flip(target);
      await persistSlot(this.engine, this.context.request.release, this.proxyDecision, target);
    });
  }
}
