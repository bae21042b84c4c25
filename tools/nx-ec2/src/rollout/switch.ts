import type Docker from 'dockerode';
import type { ProxyDecision } from '../proxy/proxy-state';
import type { ProxySession } from '../proxy/session';
import type { HostProgress } from '../report/host-progress';
import type { Connection } from '../ssh/connection';
import { waitUntilReady } from '../verify/wait-until-ready';
import { allDone } from './all-done';
import type { RolloutContext } from './context';
import type { HostPlan } from './host-plan';
import { outcomeOf } from './plan-text';
import { restartPolicy } from './retire';
import { slotContainerFor, startSlot } from './start-slot';
import { persistSlot, restSlot, switchBack } from './switch-back';

/** What a switch is to do, and where. */
export interface SwitchRequest {
  connection: Connection;
  context: RolloutContext;
  plan: HostPlan;
  proxyDecision: ProxyDecision;
  /** Service and host, for messages. */
  where: string;
  progress: HostProgress;
}

/** Starting a version in its slot of one host and sending the requests to it; and the way back. */
export class Switch {
  /** The new version's container, once it is there. */
  private container: Docker.Container | undefined;
  private switched = false;

  constructor(private readonly request: SwitchRequest) {}

  /**
   * Starts the version, waits until it is ready and switches to it.
   * @throws Failure as soon as it cannot become ready any more, or when the lock is lost
   */
  async over(session: ProxySession): Promise<void> {
    const { connection, context, plan, proxyDecision, where, progress } = this.request;
    const { release } = context.request;
    const { engine } = connection;
    const { target } = plan;
    const container = await progress.step('started', async () => {
      context.lock.ensureHeld();
      this.container = await slotContainerFor(engine, context, plan, where);
      await startSlot(this.container, plan, where);
      return this.container;
    });
    await progress.step('ready', async () => {
      // Not before: a check of an address that nothing has yet would wait a second for it.
      await session.watch(target);
      await waitUntilReady({
        container,
        slot: target,
        proxy: session,
        timeoutMs: release.settings.healthTimeout * 1000,
        where,
        signal: context.lock.signal,
      });
    });
    // Before the switch: a version that serves has to come back after a crash, whatever is killed now.
    await allDone([container.update(restartPolicy('unless-stopped')), context.lock.confirm()]);
    await progress.step('switched', async () => {
      this.switched = true;
      await session.flip(target);
      await persistSlot(engine, release, proxyDecision, target);
    });
  }

  /** Undoes what was done, over a new connection if need be. @returns what serves now, in words */
  async back(): Promise<string> {
    const { connection, context, plan, proxyDecision } = this.request;
    const { release } = context.request;
    const { container, switched } = this;
    if (!container) return outcomeOf(plan, 'not switched');
    try {
      const engine = await connection.recover();
      if (switched) await switchBack(engine, release, plan, proxyDecision);
      else await restSlot(engine, release.service, plan.target);
      // By its id: another container of that name is not ours to remove.
      await engine.getContainer(container.id).remove({ force: true });
      return outcomeOf(plan, switched ? 'switched back' : 'not switched');
    } catch (error) {
      return `could not be put back (${(error as Error).message}); the next deploy does it`;
    }
  }

  /** How a host is left where nothing may be undone: another deploy may be at work. */
  left(): string {
    const started = this.container ? 'started' : 'not switched';
    return `${this.switched ? 'switched' : started}, and left like that without the lock`;
  }
}
