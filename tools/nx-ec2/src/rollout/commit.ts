import { Failure } from '../failure';
import {
  readRevision,
  type StoredRecord,
  writeRecord,
  writeRevision,
} from '../records/record-store';
import type { ReleaseRecord } from '../records/release-record';
import type { ResolvedSecrets } from '../release/secrets';
import { isSameRelease, newRecord } from './new-record';
import type { RolloutRequest } from './request';

/**
 * Writes down what serves now: the record when it is another release, and the git revision.
 * @param before the record so far
 * @throws Failure when that is not possible; the new version serves nevertheless
 */
export async function commit(
  request: RolloutRequest,
  secrets: ResolvedSecrets,
  { hosts, releaseStep }: Pick<ReleaseRecord, 'hosts' | 'releaseStep'>,
  before: StoredRecord | undefined,
): Promise<void> {
  const { target, service, image } = request.release;
  const record = newRecord(request, secrets, hosts, new Date(), releaseStep);
  const writeRevisionWhenNew = async () => {
    if ((await readRevision(target, service)) === image.revision) return;
    await writeRevision(target, service, image.revision);
  };
  try {
    await Promise.all([
      isSameRelease(before, record) ? undefined : writeRecord(target, record),
      writeRevisionWhenNew(),
    ]);
  } catch (cause) {
    const { message, details } = cause as Failure;
    throw new Failure(`The new version of ${service} serves, but its record was not written`, {
      where: details?.where ?? `environment ${target.environment}`,
      seen: details?.seen ?? message,
      remedy:
        `${details?.remedy ?? ''} Run the deploy again: it changes nothing on the hosts and writes the record.`.trim(),
      cause,
    });
  }
}
