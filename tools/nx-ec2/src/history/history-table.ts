import type { StoredRecord } from '../records/record-store';
import { shortDigest } from '../release/release';
import { plainTable } from '../report/table';

/** The table of `history`, newest first. */
export const historyTable = (records: readonly StoredRecord[]): string =>
  plainTable(
    ['NUMBER', 'SERVICE', 'WHEN', 'ACTION', 'REVISION', 'TAG', 'DIGEST', 'BY', 'HOSTS'],
    records.map(({ number, service, at, action, image, by, hosts }) => [
      String(number),
      service,
      `${at.slice(0, 19).replace('T', ' ')} UTC`,
      action,
      image.revision.slice(0, 12),
      image.tag,
      shortDigest(image.digest),
      by,
      hosts.join(' '),
    ]),
  );
