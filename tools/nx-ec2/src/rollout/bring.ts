import type { HeldLock } from '../lock/held-lock';
import type { Connection } from '../ssh/connection';
import { explainFailure } from '../ssh/lost-host';
import { allDone } from './all-done';
import type { HostRollout } from './host-rollout';
import type { RolloutRequest } from './request';

/** The first host alone, as the canary, then the others in groups. */
export function batches<T>(all: readonly T[], size: number): T[][] {
  const [first, ...rest] = all;
  if (first === undefined) return [];
  const groups = Array.from({ length: Math.ceil(rest.length / size) }, (_, index) =>
    rest.slice(index * size, (index + 1) * size),
  );
  return [[first], ...groups];
}

/** Switches host by host, and verifies those that need no switch. */
async function applyInTurn(
  rollouts: readonly HostRollout[],
  maxParallel: number,
  lock: HeldLock,
): Promise<void> {
  const changing = rollouts.filter(({ changes }) => changes);
  const kept = rollouts.filter(({ changes }) => !changes);
  for (const batch of batches(changing, maxParallel)) {
    lock.ensureHeld();
    await allDone(batch.map((rollout) => rollout.apply()));
  }
  await allDone(kept.map((rollout) => rollout.apply()));
  lock.ensureHeld();
}

/**
 * Brings the version to every host; when one fails, all are put back and tell what serves. With the
 * lock lost they are left as they are: another deploy may be at work there.
 * @returns what its release step did, if there was a need to know
 */
export async function bring(
  rollouts: readonly HostRollout[],
  connections: readonly Connection[],
  { action, maxParallel }: RolloutRequest,
  lock: HeldLock,
): Promise<string | undefined> {
  const changing = rollouts.filter(({ changes }) => changes);
  try {
    await allDone(rollouts.map((rollout) => rollout.prepare()));
    const making = rollouts.map((rollout) => rollout.makeRoom());
    const first = action === 'deploy' ? changing[0] : undefined;
    await allDone(first ? [...making, first.readStep()] : making);
    const done = await first?.runStep();
    await applyInTurn(rollouts, maxParallel, lock);
    return done;
  } catch (error) {
    const lost = await lock.isLost();
    const { aborted, reason } = lock.signal;
    const explained = aborted ? reason : await explainFailure(error, connections);
    await Promise.all(changing.map((rollout) => (lost ? rollout.leave() : rollout.revert())));
    throw explained;
  }
}
