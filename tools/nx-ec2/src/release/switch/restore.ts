import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import { label } from '../labels';
import { shortDigest } from '../release';

/** How it went to bring the previous version back after a failed switch. */
export type RestoreOutcome =
  /** It runs: started again, or never stopped. */
  | { kind: 'running'; previous: ContainerInfo }
  /** There was none, or it did not run before either. */
  | { kind: 'nothing' }
  | { kind: 'failed'; service: string; error: Error };

/** Code of the Engine API for a start of what runs already. */
const notModified = 304;

/** Takes the new container away and starts the previous one if it ran before. */
export async function restore(
  engine: Docker,
  nextId: string,
  previous: ContainerInfo | undefined,
): Promise<RestoreOutcome> {
  await engine.getContainer(nextId).remove({ force: true });
  if (previous?.State !== 'running') return { kind: 'nothing' };
  await engine
    .getContainer(previous.Id)
    .start()
    .catch((error: { statusCode?: number }) => {
      if (error.statusCode !== notModified) throw error;
    });
  return { kind: 'running', previous };
}

/** What serves after a failed switch, in words. */
export function describeRestore(outcome: RestoreOutcome): string {
  if (outcome.kind === 'nothing') return 'no earlier version ran, nothing serves';
  if (outcome.kind === 'running') {
    return `the previous version ${shortDigest(outcome.previous.Labels[label.digest] ?? '')} runs`;
  }
  return `the previous version could not be brought back (${outcome.error.message}): run \`docker start ${outcome.service}\` on the host`;
}
