import type { ReleaseImage } from '../release/release';
import { shortDigest } from '../release/release';
import { plainTable } from '../report/table';

/** What environments run, as `released` wrote it down: image by service, by environment. */
export type Released = Readonly<Record<string, Readonly<Record<string, ReleaseImage>>>>;

const cell = (image: ReleaseImage | undefined): string =>
  image ? `${image.revision.slice(0, 12)} ${shortDigest(image.digest)}` : '-';

/** Which revision and digest of every service runs where: a column for each environment. */
export function releasedTable(released: Released): string {
  const environments = Object.keys(released);
  const services = [...new Set(environments.flatMap((name) => Object.keys(released[name] ?? {})))];
  return plainTable(
    ['SERVICE', ...environments.map((name) => name.toUpperCase())],
    services
      .sort()
      .map((service) => [
        service,
        ...environments.map((environment) => cell(released[environment]?.[service])),
      ]),
  );
}
