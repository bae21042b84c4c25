import type { ContainerInfo } from 'dockerode';
import { containerName, label } from '../release/labels';
import { shortDigest } from '../release/release';
import { plainTable } from './table';

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
  const rows = containers.map((container) => [
    containerName(container),
    imageName(container),
    container.Status,
    portMappings(container),
  ]);
  rows.sort(([a = ''], [b = '']) => a.localeCompare(b));
  return plainTable(['NAMES', 'IMAGE', 'STATUS', 'PORTS'], rows)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
