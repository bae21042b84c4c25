import type { Environment } from '../environment/environment';
import type { Machine } from '../environment/machine';

/** Host of the account's private ECR registry, e.g. `123456789012.dkr.ecr.eu-west-1.amazonaws.com`. */
const ecrHost = ({ accountId, region }: Environment): string =>
  `${accountId}.dkr.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/** `host[:port]` that images are pushed to and pulled from. */
export const registryHost = (environment: Environment, machine: Machine): string =>
  machine.registryHost ?? ecrHost(environment);

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3})(:\d+)?$/;

/** Base address of a registry's API. Like Docker, plain HTTP on loopback addresses and TLS elsewhere. */
export const registryAddress = (host: string): string =>
  `${LOOPBACK.test(host) ? 'http' : 'https'}://${host}`;

/** An image name taken apart: the registry's host and the path in it. */
export interface RepositoryName {
  host: string;
  path: string;
}

/** Takes `host[:port]/path/of/repository` apart at its first slash. */
export function splitRepository(repository: string): RepositoryName {
  const slash = repository.indexOf('/');
  return { host: repository.slice(0, slash), path: repository.slice(slash + 1) };
}
