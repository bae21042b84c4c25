import type { ContainerInfo } from 'dockerode';
import { Failure } from '../failure';
import { belongsTo } from './labels';
import type { Release } from './release';

/** What a host has of one service. */
export interface HostState {
  /** The container that carries the service's name. */
  current?: ContainerInfo;
  /** Containers of the service that a killed deploy left behind, newest first. */
  leftovers: ContainerInfo[];
}

/** Name without the slash the Engine API puts before it. */
export const containerName = ({ Names }: Pick<ContainerInfo, 'Names'>): string =>
  (Names[0] ?? '').replace(/^\//, '');

const publishes = (container: ContainerInfo, port: number): boolean =>
  container.Ports.some(({ PublicPort }) => PublicPort === port);

/**
 * What of the containers on a host belongs to a service.
 * @throws Failure when its name or its port is taken by a container that is not its own.
 */
export function readHostState(
  containers: readonly ContainerInfo[],
  release: Release,
  where: string,
): HostState {
  const { service, settings } = release;
  const own = containers.filter(({ Labels }) => belongsTo(Labels, release));
  const others = containers.filter((container) => !own.includes(container));

  const sameName = others.find((container) => containerName(container) === service);
  if (sameName) {
    throw new Failure(`A container named ${service} that no deploy made is on the host`, {
      where,
      seen: `${sameName.Image}, ${sameName.Status}`,
      remedy: `Remove or rename it on the host: \`docker rename ${service} <other name>\`.`,
    });
  }
  const samePort = others.find((container) => publishes(container, settings.port));
  if (samePort) {
    throw new Failure(`Port ${settings.port} of the host is used by ${containerName(samePort)}`, {
      where,
      seen: `${samePort.Image}, ${samePort.Status}`,
      remedy: `Give ${service} another port (option port of its target deploy), or stop that container.`,
    });
  }
  return {
    current: own.find((container) => containerName(container) === service),
    leftovers: own
      .filter((container) => containerName(container) !== service)
      .sort((a, b) => b.Created - a.Created),
  };
}

/** Whether the container holds this port of the host right now. */
export const holdsPort = (container: ContainerInfo | undefined, port: number): boolean =>
  container !== undefined && publishes(container, port);
