import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { Failure } from '../failure';

/**
 * Runs OpenSSH in a session of its own, which Ctrl-C on the terminal does not reach.
 * What it and its proxies write to stderr goes to a file, not a pipe: a proxy keeps stderr open for
 * as long as the tunnel lives, and waiting for the end of a pipe would wait for that. It is started
 * before this returns, so that the caller can do something else meanwhile.
 * @returns the exit code; nothing when a signal ended it
 * @throws Failure when there is no ssh on this machine; the signal's reason when aborted
 */
export async function runSsh(
  args: readonly string[],
  log: string,
  signal?: AbortSignal,
): Promise<number | null> {
  signal?.throwIfAborted();
  const stderr = openSync(log, 'a', 0o600);
  try {
    const ssh = spawn('ssh', args, { stdio: ['ignore', 'ignore', stderr], detached: true });
    const stop = () => ssh.kill();
    signal?.addEventListener('abort', stop, { once: true });
    const [code] = (await once(ssh, 'exit')) as [number | null];
    signal?.removeEventListener('abort', stop);
    signal?.throwIfAborted();
    return code;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Failure('There is no ssh on this machine', {
      remedy: 'Install the OpenSSH client, e.g. `apt-get install openssh-client`.',
      cause: error,
    });
  } finally {
    closeSync(stderr);
  }
}
