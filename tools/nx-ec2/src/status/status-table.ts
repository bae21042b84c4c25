import { shortDigest } from '../release/release';
import { plainTable } from '../report/table';
import type { StatusRow } from './status-row';

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

const units: [number, string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** `45 s`, `12 min`, `3 h`, `9 d`: how long ago, as exact as a reader needs. */
export function age(iso: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  const [size, unit] = units.find(([length]) => seconds >= length * 2) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${unit}`;
}

const cells = (row: StatusRow, now: number): string[] => [
  row.service,
  row.host,
  row.port ? `${row.address}:${row.port}` : row.address,
  row.revision?.slice(0, 12) ?? '-',
  row.digest ? shortDigest(row.digest) : '-',
  row.slot ?? '-',
  row.since ? age(row.since, now) : '-',
  row.health ?? '-',
  row.cpu === undefined ? '-' : `${row.cpu} %`,
  row.memory === undefined ? '-' : `${mebibytes(row.memory)} / ${mebibytes(row.memoryLimit ?? 0)}`,
  row.problems.join(', ') || 'as recorded',
];

const head = [
  ...['SERVICE', 'HOST', 'ADDRESS', 'REVISION', 'DIGEST', 'SLOT', 'SINCE', 'HEALTH', 'CPU'],
  ...['MEMORY', 'STATE'],
];

/** The table of `status`. @param now ms since the epoch */
export const statusTable = (rows: readonly StatusRow[], now: number): string =>
  plainTable(
    head,
    rows.map((row) => cells(row, now)),
  );
