import type { ContainerInfo } from 'dockerode';
import { addressOf } from '../host/addresses';
import type { Redirect } from '../host/redirect';
import { containerPort } from '../release/container-definition';
import { belongsTo, containerName, label } from '../release/labels';
import type { Release } from '../release/release';

/** What a host holds of one service. */
export interface ServiceOnHost {
  /** In the order in which they are stopped: those that take requests before those that answer them. */
  containers: ContainerInfo[];
  /** Repositories of the images that its versions ran from. */
  repositories: string[];
  /** A redirect that a killed deploy may have left, and an image to take it away with. */
  redirect?: Redirect & { image: string };
}

const takesRequests = ({ Labels }: ContainerInfo): boolean =>
  ['public', 'spare'].includes(Labels[label.role] ?? '');

/** Repository of `<repository>@<digest>`; nothing for an image that is named otherwise. */
const repositoryOf = ({ Image }: ContainerInfo): string[] =>
  Image.includes('@') ? [Image.slice(0, Image.indexOf('@'))] : [];

/** The port is told by the versions alone. */
function redirectOf(own: readonly ContainerInfo[]): ServiceOnHost['redirect'] {
  const spare = own.find(({ Labels }) => Labels[label.role] === 'spare');
  const port = Number(own.map(({ Labels }) => Labels[label.port]).find(Boolean));
  if (!spare || !Number.isInteger(port)) return undefined;
  return { port, to: addressOf(port, 'spare'), toPort: containerPort, image: spare.Image };
}

/** Finds what belongs to a service among all containers of a host. */
export function serviceOnHost(
  all: readonly ContainerInfo[],
  of: Pick<Release, 'target' | 'service'>,
): ServiceOnHost {
  const own = all.filter(({ Labels }) => belongsTo(Labels, of));
  const inFront = own.filter(takesRequests);
  const versions = own.filter((one) => !takesRequests(one));
  return {
    containers: [...inFront, ...versions],
    repositories: [...new Set(versions.flatMap(repositoryOf))],
    redirect: redirectOf(own),
  };
}

/** Names of the containers, for people. */
export const containerNames = ({ containers }: ServiceOnHost): string =>
  containers.map(containerName).join(', ');
