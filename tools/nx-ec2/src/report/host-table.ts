import Table from 'cli-table3';
import type { ContainerInfo } from 'dockerode';
import { containerName, label } from '../release/labels';
import { shortDigest } from '../release/release';

const noBorders = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((part) => [part, '']),
);

/** `users@sha256:0123456789ab`, or the image as the engine names it when no deploy made it. */
function imageName({ Image, Labels }: ContainerInfo): string {
  const digest = Labels[label.digest];
  if (digest) return `${Labels[label.service]}@${shortDigest(digest)}`;
  return Image.replace(/(sha256:[0-9a-f]{12})[0-9a-f]+/, '$1');
}

/** `5001->5000/tcp`, each mapping once though the engine lists it for IPv4 and IPv6. */
const portMappings = ({ Ports }: ContainerInfo): string =>
  [
    ...new Set(
      Ports.filter(({ PublicPort }) => PublicPort).map(
        ({ PublicPort, PrivatePort, Type }) => `${PublicPort}->${PrivatePort}/${Type}`,
      ),
    ),
  ].join(', ');

/** What runs on a host, as a table like that of `docker ps`. */
export function hostTable(containers: readonly ContainerInfo[]): string {
  const table = new Table({
    head: ['NAMES', 'IMAGE', 'STATUS', 'PORTS'],
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 3 },
  });
  const rows = containers.map((container) => [
    containerName(container),
    imageName(container),
    container.Status,
    portMappings(container),
  ]);
  table.push(...rows.sort(([a = ''], [b = '']) => a.localeCompare(b)));
  return table
    .toString()
    .split('\n')
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
