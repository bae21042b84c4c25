import { join } from 'node:path';
import type { ProjectConfiguration } from '@nx/devkit';
import { knownPortOf } from './app';

/** Not for others, and apart from what listens on the same port of another address. */
const loopback = '127.0.0.1';

const variableOf = (service: string) => `${service.toUpperCase().replaceAll('-', '_')}_URL`;

/** Where the services of the workspace are when they are served, as `USERS_URL` and so on. */
function addressesOf(projects: readonly ProjectConfiguration[]): Record<string, string> {
  const served = projects.flatMap((project) => {
    const port = knownPortOf(project);
    return port === undefined || project.name === undefined
      ? []
      : [[variableOf(project.name), `http://${loopback}:${port}`] as const];
  });
  return Object.fromEntries(served);
}

interface Served {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly name: string;
  readonly port: number;
  readonly projects: readonly ProjectConfiguration[];
}

/**
 * The environment of a service on a developer's machine: open to its user alone, with data that
 * survive a restart. What `given` says of AUTH, data and addresses goes before.
 */
export function localEnvironment(
  { root, name, port, projects }: Served,
  given: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  return {
    AUTH: 'off',
    DATABASE_FOLDER: join(root, '.data', name),
    ...addressesOf(projects),
    ...given,
    NODE_ENV: 'development',
    PORT: String(port),
    LISTEN_ADDRESS: loopback,
  };
}
