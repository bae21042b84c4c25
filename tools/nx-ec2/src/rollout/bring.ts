import type { Connection } from '../ssh/connection';
import { allDone } from './all-done';
import type { HostRollout } from './host-rollout';
import { explainFailure } from './lost-host';
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
  signal: AbortSignal,
): Promise<void> {
  const changing = rollouts.filter(({ changes }) => changes);
  const kept = rollouts.filter(({ changes }) => !changes);
  for (const batch of batches(changing, maxParallel)) {
    signal.throwIfAborted();
    await allDone(batch.map((rollout) => rollout.apply(signal)));
  }
  await Promise.all(kept.map((rollout) => rollout.apply(signal)));
  signal.throwIfAborted();
}

/**
 * Brings the version to every host; when one fails, all are put back and tell what serves.
 * @returns what its release step did, if there was a need to know
 */
export async function bring(
  rollouts: readonly HostRollout[],
  connections: readonly Connection[],
  { action, maxParallel }: RolloutRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  const changing = rollouts.filter(({ changes }) => changes);
  try {
    await allDone(rollouts.map((rollout) => rollout.prepare(signal)));
    const done = action === 'deploy' ? await changing[0]?.runStep(signal) : undefined;
    await applyInTurn(rollouts, maxParallel, signal);
    return done;
  } catch (error) {
    const explained = signal.aborted ? error : await explainFailure(error, connections);
    await Promise.all(changing.map((rollout) => rollout.revert()));
    throw explained;
  }
}
