import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { runInContainer } from '../engine/run-in-container';
import { Failure } from '../failure';
import type { SlotName } from '../host/addresses';
import { ensureServicesNetwork } from '../host/network';
import { proxyConfiguration } from './configuration';
import {
  configurationFile,
  configurationFolder,
  proxyDefinition,
  type ProxyRequest,
} from './definition';
import type { ProxyState } from './proxy';
import { openProxySession, type ProxySession } from './session';
import { readStoredConfiguration, storeConfiguration } from './stored-configuration';

const startTimeoutMs = 10_000;
const retryPauseMs = 25;

/** Writes down which slot gets the requests, for the next start of the proxy. */
export const persistActive = (
  engine: Docker,
  { release }: ProxyRequest,
  slot: SlotName | undefined,
): Promise<void> => storeConfiguration(engine, release.service, proxyConfiguration(release, slot));

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
  request: ProxyRequest,
  state: ProxyState,
): Promise<ProxySession> {
  const { service } = request.release;
  const before = await readStoredConfiguration(engine, service);
  const pid = await state.session?.processId();
  await persistActive(engine, request, state.active);
  const file = `${configurationFolder}/${configurationFile}`;
  const check = await runInContainer(engine.getContainer(service), ['haproxy', '-c', '-f', file]);
  if (check.exitCode !== 0) {
    if (before) await storeConfiguration(engine, service, before);
    throw new Failure('HAProxy refuses the configuration of the service', {
      where: `container ${service}`,
      seen: check.output,
      remedy: 'Check healthPath and the timeouts of the target deploy.',
    });
  }
  state.session?.close();
  // The master starts a new worker, which takes over the sockets; the old one finishes its requests.
  await engine.getContainer(service).kill({ signal: 'SIGUSR2' });
  return openNew(engine, service, async (session) => (await session.processId()) !== pid);
}

async function create(
  engine: Docker,
  request: ProxyRequest,
  active?: SlotName,
): Promise<ProxySession> {
  await ensureServicesNetwork(engine);
  const container = await engine.createContainer(proxyDefinition(request));
  await persistActive(engine, request, active);
  await container.start();
  return openNew(engine, request.release.service);
}

/**
 * Makes the public container run as wanted, with the same slot active.
 * @param state as `inspectProxy` saw it; its session is used or closed
 * @returns a session with the proxy that runs now
 * @throws Failure when the configuration is refused or the proxy does not answer; errors of the engine
 */
export async function ensureProxy(
  engine: Docker,
  request: ProxyRequest,
  state: ProxyState,
): Promise<ProxySession> {
  const { service } = request.release;
  const container = engine.getContainer(service);
  switch (state.action) {
    case 'create':
      return create(engine, request, state.active);
    case 'replace':
      state.session?.close();
      await container.remove({ force: true });
      return create(engine, request, state.active);
    case 'start':
      await persistActive(engine, request, state.active);
      await container.start();
      return openNew(engine, service);
    case 'reload':
      return reload(engine, request, state);
    case 'persist':
      await persistActive(engine, request, state.active);
  }
  return state.session ?? openNew(engine, service);
}
