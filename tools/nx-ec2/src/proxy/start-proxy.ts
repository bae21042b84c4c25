import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { Failure } from '../failure';
import { ensureServicesNetwork } from '../host/network';
import { proxyDefinition, type ProxyRequest } from './definition';
import { openProxySession, type ProxySession } from './session';
import { storeConfiguration } from './stored-configuration';

const startTimeoutMs = 10_000;
const retryPauseMs = 25;

/** Opens a session with a proxy that was just started or reloaded, once `isNew` says it is that one. */
export async function openNew(
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

/** Lets an error of the engine pass that means: it is so already. */
export const allow =
  (...statusCodes: number[]) =>
  (error: { statusCode?: number }): void => {
    if (!statusCodes.includes(error.statusCode ?? 0)) throw error;
  };

/**
 * Creates the public container if it is not there, and starts it. The boot unit of a young host may
 * be making the same container at this moment.
 */
export async function startProxy(
  engine: Docker,
  request: ProxyRequest,
  configuration: string,
): Promise<ProxySession> {
  const { service } = request.release;
  await ensureServicesNetwork(engine);
  await engine.createContainer(proxyDefinition(request)).then(() => undefined, allow(409));
  await storeConfiguration(engine, service, configuration);
  await engine
    .getContainer(service)
    .start()
    .then(() => undefined, allow(304));
  return openNew(engine, service);
}
