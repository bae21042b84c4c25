import type Docker from 'dockerode';
import { describeHost } from '../hosts/host';
import { ensureProxy } from '../proxy/ensure-proxy';
import { decideProxy, type ProxyDecision } from '../proxy/proxy-state';
import { goOn, type ProxySession } from '../proxy/session';
import { slotContainer } from '../release/container-definition';
import { containerName } from '../release/labels';
import { imageReference, shortDigest } from '../release/release';
import { secretsFingerprint } from '../release/secrets';
import { HostProgress } from '../report/host-progress';
import { hostTable } from '../report/host-table';
import { print } from '../report/print';
import type { Connection } from '../ssh/connection';
import { verifyVersion } from '../verify/verify-version';
import { allDone } from './all-done';
import { removeContainers } from './cleaning';
import { finishHost } from './finish-host';
import { type HostPlan, planHost, servesWell } from './host-plan';
import { type PreparedStep, prepareStep, runReleaseStep, wasDone } from './release-step';
import type { RolloutContext } from './context';
import type { SeenHost } from './look';
import { describePlan } from './plan-text';
import { pullOnto } from './pull-onto';
import { drainSlot, restartPolicy, type RetiredPlace } from './retire';
import { startFailure } from './start-failure';
import { Switch } from './switch';

/** A rollout on one host, step by step: prepare, apply; then revert, or finish. */
export class HostRollout {
  private readonly connection: Connection;
  private readonly progress: HostProgress;
  private readonly where: string;
  private readonly baseUrl: string;
  private readonly service: string;
  private readonly plan: HostPlan;
  private readonly proxyDecision: ProxyDecision;
  private readonly switch: Switch;
  private session: ProxySession | undefined;
  /** The release step, once it was read; none where the service has none. */
  private step: PreparedStep | undefined;

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
    const { plan, proxyDecision, where, progress } = this;
    this.switch = new Switch({ connection, context, plan, proxyDecision, where, progress });
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
  async prepare(): Promise<void> {
    const { release, proxyImage } = this.context.request;
    const prepareProxy = async () => {
      if (['create', 'replace'].includes(this.proxyDecision.action)) {
        await this.pull(proxyImage, 'pulled the proxy');
      }
      const { engine, proxyRequest, seen, proxyDecision } = this;
      const { serving } = this.plan;
      if (proxyDecision.action !== 'keep') {
        await this.context.lock.confirm();
        // A deploy that was killed may have started what serves, and not got to let it restart.
        const container = serving && engine.getContainer(serving.container.Id);
        await container?.update(restartPolicy('unless-stopped'));
      }
      this.session = await ensureProxy(engine, proxyRequest, seen.proxy, proxyDecision).catch(
        (error: Error) => {
          throw startFailure(error, this.where, release.settings.port);
        },
      );
    };
    const prepareImage = async () => {
      if (!this.changes || this.plan.reuse) return;
      await this.pull(imageReference(release.image), 'pulled');
    };
    await this.progress.telling(() => allDone([prepareImage(), prepareProxy()]));
  }

  /**
   * Removes what is in the way, a version of before only once it has answered what it was asked.
   * Not before all hosts have the image: it may be what a rollback would have started again.
   */
  async makeRoom(): Promise<void> {
    const { remove, target } = this.plan;
    const name = slotContainer(this.service, target);
    const inTheWay = remove.find((container) => containerName(container) === name);
    if (inTheWay?.State === 'running') await drainSlot(this.place, target, await this.proxy());
    if (remove.length > 0) await this.context.lock.confirm();
    await removeContainers(this.engine, remove);
  }

  /** Reads what `runStep` needs. @throws Failure that names a secret that is missing */
  async readStep(): Promise<void> {
    const { request, secrets } = this.context;
    this.step = await prepareStep(this.engine, request.release, secrets);
  }

  /**
   * Runs the release step of the service from here, unless the version that serves, and is well,
   * was released after the same.
   * @returns what it did; nothing when that cannot be told
   * @throws Failure of the step
   */
  async runStep(): Promise<string | undefined> {
    const { request, recordedStep, lock } = this.context;
    const { step } = this;
    if (!step) return undefined;
    if (servesWell(this.plan) && wasDone(step, recordedStep)) return recordedStep;
    lock.ensureHeld();
    await this.progress.telling(() =>
      this.progress.step('release step', () =>
        runReleaseStep(this.engine, request.release, step, this.where, lock.signal),
      ),
    );
    return step.fingerprint;
  }

  /** Starts the version, switches to it and verifies it; or verifies what runs. */
  async apply(): Promise<void> {
    const { digest } = this.context.request.release.image;
    const { signal } = this.context.lock;
    await this.progress.telling(async () => {
      if (this.changes) await this.switch.over(await this.proxy());
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
    this.progress.finish(await this.switch.back());
  }

  /** Says that nothing is undone here: another deploy may be at work. */
  leave(): void {
    this.progress.finish(this.switch.left());
  }

  /** Stops the version that does not serve any more, removes images that nobody needs. */
  async finish(): Promise<void> {
    const host = describeHost(this.connection.host);
    await finishHost({ ...this.place, host, plan: this.plan, session: await this.proxy() });
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

  private get place(): RetiredPlace {
    const { engine, where, context } = this;
    return { engine, where, release: context.request.release, lock: context.lock };
  }

  private async proxy(): Promise<ProxySession> {
    return (this.session = await goOn(this.engine, this.service, this.session));
  }

  private async pull(reference: string, name: string): Promise<void> {
    if (this.seen.containers.some(({ Image }) => Image === reference)) return;
    const { signal } = this.context.lock;
    await pullOnto(this.engine, this.context, this.progress, { reference, name, signal });
  }
}
