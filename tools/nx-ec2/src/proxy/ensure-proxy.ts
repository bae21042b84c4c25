import type Docker from 'dockerode';
import { runInContainer } from '../engine/run-in-container';
import { Failure } from '../failure';
import { configurationFile, configurationFolder, type ProxyRequest } from './definition';
import type { SeenProxy } from './proxy';
import type { ProxyDecision } from './proxy-state';
import { nameAgain, removeSpare, replaceProxy } from './replace-proxy';
import { goOn, type ProxySession } from './session';
import { openNew, startProxy } from './start-proxy';
import { storeConfiguration } from './stored-configuration';

/** Takes a new configuration into use; a broken one is refused before the proxy sees it. */
async function reload(
  engine: Docker,
  service: string,
  { stored, session: before }: SeenProxy,
  configuration: string,
): Promise<ProxySession> {
  const container = engine.getContainer(service);
  const session = await goOn(engine, service, before);
  const pid = await session.processId();
  await storeConfiguration(engine, service, configuration);
  const file = `${configurationFolder}/${configurationFile}`;
  const check = await runInContainer(container, ['haproxy', '-c', '-f', file]);
  if (check.exitCode !== 0) {
    if (stored) await storeConfiguration(engine, service, stored);
    throw new Failure('HAProxy refuses the configuration of the service', {
      where: `container ${service}`,
      seen: check.output,
      remedy: 'Check healthPath and the timeouts of the target deploy.',
    });
  }
  session.close();
  // The master starts a new worker, which takes over the sockets; the old one finishes its requests.
  await container.kill({ signal: 'SIGUSR2' });
  return openNew(engine, service, async (opened) => (await opened.processId()) !== pid);
}

/**
 * Makes the public container run as decided, with the same slot active as before.
 * @param seen as `inspectProxy` saw it; its session is used or closed
 * @returns a session with the proxy that runs now
 * @throws Failure when the configuration is refused or the proxy does not answer; errors of the engine
 */
export async function ensureProxy(
  engine: Docker,
  request: ProxyRequest,
  seen: SeenProxy,
  { action, configuration }: ProxyDecision,
): Promise<ProxySession> {
  if (seen.renamed) await nameAgain(engine, request.release.service);
  const session = await carryOut(engine, request, seen, { action, configuration });
  // A deploy that was killed while it replaced the public container left its stand-in.
  if (seen.spare) await removeSpare(engine, request);
  return session;
}

async function carryOut(
  engine: Docker,
  request: ProxyRequest,
  seen: SeenProxy,
  { action, configuration }: Pick<ProxyDecision, 'action' | 'configuration'>,
): Promise<ProxySession> {
  const { service } = request.release;
  switch (action) {
    case 'create':
    case 'start':
      return startProxy(engine, request, configuration);
    case 'replace':
      seen.session?.close();
      return replaceProxy(engine, request, configuration);
    case 'reload':
      return reload(engine, service, seen, configuration);
    case 'persist':
      await storeConfiguration(engine, service, configuration);
  }
  return seen.session ?? openNew(engine, service);
}
