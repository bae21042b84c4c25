import { execa } from 'execa';
import { join } from 'node:path';

/** A container as `docker inspect` on the host shows it. */
export interface Container {
  id: string;
  startedAt: string;
  /** Published ports as `docker ps` prints them, e.g. `0.0.0.0:5001->5000/tcp`. */
  ports: string;
}

/** Runs a command on a host of the sandbox, over its own sshd. */
export async function onHost(workspace: string, host: string, ...command: string[]) {
  const config = join(workspace, '.sandbox/ssh/config');
  return (await execa('ssh', ['-F', config, '-o', 'BatchMode=yes', host, ...command])).stdout;
}

const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));

/** The running containers of a host by name. */
export async function containers(
  workspace: string,
  host: string,
): Promise<Record<string, Container>> {
  const listed = rows(
    await onHost(
      workspace,
      host,
      'docker ps --no-trunc --format "{{.ID}}\t{{.Names}}\t{{.Ports}}"',
    ),
  );
  if (listed.length === 0) return {};
  const started = rows(
    await onHost(
      workspace,
      host,
      `docker inspect --format "{{.Id}}\t{{.State.StartedAt}}" ${listed.map(([id]) => id).join(' ')}`,
    ),
  );
  const startedAt = Object.fromEntries(started) as Record<string, string>;
  return Object.fromEntries(
    listed.map(([id = '', name = '', ports = '']) => [
      name,
      { id, ports, startedAt: startedAt[id] ?? '' },
    ]),
  );
}
