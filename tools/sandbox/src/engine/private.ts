import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcesses } from '../processes/end';
import { ownProcesses } from '../processes/own';
import { startDaemon } from '../processes/start';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { containerProcesses } from './container-processes';
import { answers } from './ping';
import { socketFolder } from './socket-place';

export const dataRoot = (layout: Layout): string => join(layout.engine, 'data');

export const privateHost = (layout: Layout): string =>
  `unix://${join(socketFolder(layout.engine, layout.id), 'docker.sock')}`;

/** Ends the private engine with everything it started: containers, its containerd, port proxies. */
export async function stopPrivateEngine(layout: Layout): Promise<void> {
  const daemon = ownProcesses(layout, 'engine').filter(({ name }) => name === 'dockerd');
  await endProcesses(daemon, 15_000);
  await endProcesses(containerProcesses(dataRoot(layout)), 100);
  await endProcesses(ownProcesses(layout, 'engine'), 3_000);
  await rm(socketFolder(layout.engine, layout.id), { recursive: true, force: true });
}

/**
 * Starts an engine for this sandbox alone. It gets a mount namespace of its own: whatever way it
 * ends, the kernel then drops its mounts, and none is ever seen on the machine.
 * @throws Failure when it does not answer within 20 s.
 */
export async function startPrivateEngine(layout: Layout): Promise<string> {
  const run = socketFolder(layout.engine, layout.id);
  const host = privateHost(layout);
  await step('Starting a private Docker engine', async () => {
    await stopPrivateEngine(layout); // what a crash may have left
    await mkdir(run, { recursive: true, mode: 0o700 });
    await startDaemon(layout, {
      role: 'engine',
      command: 'unshare',
      args: [
        ...['--mount', '--propagation', 'slave', '--', 'dockerd'],
        ...['--host', host],
        ...['--data-root', dataRoot(layout)],
        ...['--exec-root', run],
        ...['--pidfile', join(run, 'docker.pid')],
      ],
      ready: () => answers(host),
      timeoutMs: 20_000,
    });
  });
  return host;
}
