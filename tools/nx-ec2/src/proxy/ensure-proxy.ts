import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { runInContainer } from '../engine/run-in-container';
import { Failure } from '../failure';
import { ensureServicesNetwork } from '../host/network';
import {
  configurationFile,
  configurationFolder,
  proxyDefinition,
  type ProxyRequest,
} from './definition';
import type { SeenProxy } from './proxy';
import type { ProxyDecision } from './proxy-state';
import { openProxySession, type ProxySession } from './session';
import { storeConfiguration } from './stored-configuration';

const startTimeoutMs = 10_000;
const retryPauseMs = 25;

/** Opens a session with a proxy that was just started or reloaded, once `isNew` says it is that one. */
async function openNew(
  engine: Docker,
  service: string,
  isNew: (session: ProxySession) => Promise<boolean> = async () => true,
): Promise<ProxySession> {
  for (const deadline = Date.now() + startTimeoutMs; ;) {
    try {
      const session = await openProxySession(engine, service);
      if (await isNew(session)) return session;
      session.close();
      if (Date.now() > deadline)
        throw new Failure(`The proxy of ${service} did not take its new configuration`);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(retryPauseMs);
  }
}

/** Takes a new configuration into use; a broken one is refused before the proxy sees it. */
async function reload(
  engine: Docker,
  service: string,
  { stored, session }: SeenProxy,
  configuration: string,
): Promise<ProxySession> {
  const container = engine.getContainer(service);
  const pid = await session?.processId();
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
  session?.close();
  // The master starts a new worker, which takes over the sockets; the old one finishes its requests.
  await container.kill({ signal: 'SIGUSR2' });
  return openNew(engine, service, async (opened) => (await opened.processId()) !== pid);
}

const allow = (statusCode: number) => (error: { statusCode?: number }) => {
  if (error.statusCode !== statusCode) throw error;
};

/** Name of a public container while its successor is made. */
const previousName = (service: string): string => `${service}-previous`;

/** The boot unit of a young host may be making the same container at this moment. */
async function create(
  engine: Docker,
  request: ProxyRequest,
  configuration: string,
): Promise<ProxySession> {
  const { service } = request.release;
  await ensureServicesNetwork(engine);
  await engine.createContainer(proxyDefinition(request)).then(() => undefined, allow(409));
  return start(engine, service, configuration);
}

/**
 * Makes the public container anew, for another image or port. The one that runs is taken away only
 * when it has to be, for the port they share, and comes back when the new one does not start.
 */
async function replace(
  engine: Docker,
  request: ProxyRequest,
  configuration: string,
): Promise<ProxySession> {
  const { service, settings } = request.release;
  const previous = engine.getContainer(service);
  const { HostConfig } = await previous.inspect();
  const bindings: Record<string, { HostPort?: string }[]> = HostConfig.PortBindings ?? {};
  const samePort = Object.values(bindings).some((ports) =>
    ports.some(({ HostPort }) => HostPort === String(settings.port)),
  );
  await previous.rename({ name: previousName(service) });
  try {
    if (samePort) await previous.stop();
    const session = await create(engine, request, configuration);
    await engine.getContainer(previousName(service)).remove({ force: true });
    return session;
  } catch (error) {
    await engine.getContainer(service).remove({ force: true }).catch(allow(404));
    await engine.getContainer(previousName(service)).rename({ name: service });
    await engine.getContainer(service).start().catch(allow(304));
    throw error;
  }
}

async function start(
  engine: Docker,
  service: string,
  configuration: string,
): Promise<ProxySession> {
  await storeConfiguration(engine, service, configuration);
  await engine
    .getContainer(service)
    .start()
    .then(() => undefined, allow(304));
  return openNew(engine, service);
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
  const { service } = request.release;
  switch (action) {
    case 'create':
      return create(engine, request, configuration);
    case 'replace':
      seen.session?.close();
      return replace(engine, request, configuration);
    case 'start':
      return start(engine, service, configuration);
    case 'reload':
      return reload(engine, service, seen, configuration);
    case 'persist':
      await storeConfiguration(engine, service, configuration);
  }
  return seen.session ?? openNew(engine, service);
}
