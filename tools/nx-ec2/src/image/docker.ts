import { execa } from 'execa';
import { Failure } from '../failure';

export interface DockerRun {
  exitCode: number;
  /** Standard output and error in the order they were written. */
  output: string;
}

export interface DockerOptions {
  /** Added to this process's environment. */
  env?: Record<string, string>;
  signal?: AbortSignal;
}

const NO_ENGINE =
  /cannot connect to the docker daemon|error during connect|permission denied while/i;

/**
 * Runs the Docker CLI to its end, also when it fails.
 * @throws Failure when there is no CLI, or no engine answers it
 */
export async function docker(
  args: readonly string[],
  { env, signal }: DockerOptions = {},
): Promise<DockerRun> {
  const result = await execa('docker', args, {
    env,
    cancelSignal: signal,
    reject: false,
    all: true,
    stdin: 'ignore',
    // The signal ends the command. Execa's own clean-up would end this process on Ctrl-C as well,
    // before it could remove a login or tell what happened.
    cleanup: false,
  });
  signal?.throwIfAborted();
  if (result.code === 'ENOENT') {
    throw new Failure('The docker command is not installed', {
      remedy: 'Install Docker (on Debian: `apt-get install docker.io`) and see that it is on PATH.',
    });
  }
  if (result.failed && NO_ENGINE.test(result.all)) {
    throw new Failure('No Docker engine answers', {
      where: env?.['DOCKER_HOST'] ?? process.env['DOCKER_HOST'] ?? 'the default socket',
      seen: result.all,
      remedy: 'Start Docker, or set DOCKER_HOST to an engine that runs.',
    });
  }
  return { exitCode: result.exitCode ?? 1, output: result.all };
}
