import { execa } from 'execa';
import { note } from '../progress';
import { listProcesses, type Process, sharesOurPidNamespace } from '../processes/proc';
import { candidateHosts, isLocal } from './candidates';
import { answers } from './ping';

/** The engines that run on this machine itself, not inside of a container. */
export const runningDaemons = (): Process[] =>
  listProcesses().filter(({ name, pid }) => name === 'dockerd' && sharesOurPidNamespace(pid));

async function contextHost(): Promise<string | undefined> {
  const context = await execa(
    'docker',
    ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'],
    { reject: false },
  );
  return context.exitCode === 0 ? context.stdout.trim() : undefined;
}

/**
 * Finds an engine that answers: DOCKER_HOST, the docker CLI's context, the usual socket, then
 * engines running here on another socket (another workspace's sandbox has such a one).
 */
export async function locateEngine(): Promise<string | undefined> {
  const hosts = candidateHosts({
    dockerHost: process.env['DOCKER_HOST'],
    contextHost: await contextHost(),
    daemons: runningDaemons(),
  });
  for (const host of hosts) {
    if (!isLocal(host)) note(`The engine at ${host} is passed over: it may be on another machine.`);
    else if (await answers(host)) return host;
  }
  return undefined;
}
