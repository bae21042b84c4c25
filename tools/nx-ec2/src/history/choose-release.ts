import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../failure';
import type { StoredRecord } from '../records/record-store';
import { shortDigest } from '../release/release';

const differs = (one: StoredRecord, other: StoredRecord): boolean =>
  one.image.digest !== other.image.digest || !isDeepStrictEqual(one.settings, other.settings);

/** Shortest part of a revision, tag or digest that names a release; shorter ones are numbers. */
const shortestPrefix = 6;

function matches({ number, image }: StoredRecord, to: string): boolean {
  if (to === String(number)) return true;
  if (to.replace('sha256:', '').length < shortestPrefix) return false;
  return [image.revision, image.tag, image.digest, image.digest.replace('sha256:', '')].some(
    (name) => name.startsWith(to),
  );
}

const describe = ({ number, image }: StoredRecord): string =>
  `${number}: revision ${image.revision}, tag ${image.tag}, ${shortDigest(image.digest)}`;

/**
 * The release to go back to.
 * @param records newest first; the first is the current one
 * @param to its number, or the beginning of its revision, tag or digest; else the previous release
 * @throws Failure when there is none, or several images are meant
 */
export function chooseRelease(
  service: string,
  records: readonly StoredRecord[],
  to?: string,
): StoredRecord {
  const [current] = records;
  if (!current) {
    throw new Failure(`${service} was never deployed`, {
      remedy: `Deploy it: \`nx run ${service}:deploy\`.`,
    });
  }
  const found = to
    ? records.filter((record) => matches(record, to))
    : records.filter((record) => differs(record, current)).slice(0, 1);
  const [newest] = found;
  const seen = records.map(describe).join('\n');
  if (!newest) {
    throw new Failure(
      to ? `No release of ${service} is named ${to}` : `${service} has no earlier release`,
      {
        seen,
        remedy: to ? 'Give the number, revision, tag or digest of one of these.' : undefined,
      },
    );
  }
  if (new Set(found.map(({ image }) => image.digest)).size > 1) {
    throw new Failure(`Several releases of ${service} are named ${to}`, {
      seen: found.map(describe).join('\n'),
      remedy: 'Give the number of one of these.',
    });
  }
  return newest;
}
