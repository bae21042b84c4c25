import Dockerode from 'dockerode';
import { execa } from 'execa';
import { Failure } from '../failure';
import { socketPath } from './ping';

/** The Engine API of an engine at `unix://…`. */
export const engineApi = (host: string): Dockerode =>
  new Dockerode({ socketPath: socketPath(host) });

/** Resolves to undefined where the engine knows no such thing. */
export const absent = (error: { statusCode?: number }): undefined => {
  if (error.statusCode === 404) return undefined;
  throw error;
};

/**
 * Runs the docker CLI against an engine.
 * @throws Failure with its last lines when it fails.
 */
export async function docker(host: string, ...args: string[]): Promise<string> {
  const run = await execa('docker', args, {
    env: { DOCKER_HOST: host },
    all: true,
    reject: false,
  });
  if (!run.failed) return run.stdout;
  throw new Failure(`docker ${args[0]} failed`, {
    where: `engine ${host}`,
    seen: run.all?.split('\n').slice(-12).join('\n') || run.shortMessage,
    remedy: 'Mend what it names and run `npm run sandbox:up` again.',
  });
}
