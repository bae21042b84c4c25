import type Docker from 'dockerode';
import type { SlotName } from '../host/addresses';
import { healthPathsIn, proxyConfiguration } from '../proxy/configuration';
import type { ProxyDecision } from '../proxy/proxy-state';
import { openProxySession } from '../proxy/session';
import { storeConfiguration } from '../proxy/stored-configuration';
import type { Release } from '../release/release';
import type { HostPlan } from './host-plan';

/** Writes down which slot gets the requests, for the next start of the proxy. */
export const persistSlot = (
  engine: Docker,
  release: Release,
  { configuration }: ProxyDecision,
  slot: SlotName | undefined,
): Promise<void> => {
  const paths = healthPathsIn(configuration);
  return storeConfiguration(engine, release.service, proxyConfiguration(release, slot, paths));
};

/** Has a slot not checked any more that holds no version; what does not answer does not check either. */
export async function restSlot(engine: Docker, service: string, slot: SlotName): Promise<void> {
  const session = await openProxySession(engine, service).catch(() => undefined);
  await session?.rest(slot).catch(() => undefined);
  session?.close();
}

/** Sends the requests to the version that served before, or nowhere when there was none. */
export async function switchBack(
  engine: Docker,
  release: Release,
  { serving, target }: HostPlan,
  proxy: ProxyDecision,
): Promise<void> {
  const session = await openProxySession(engine, release.service);
  try {
    if (serving) await session.flip(serving.slot);
    else await session.rest(target);
    await persistSlot(engine, release, proxy, serving?.slot);
  } finally {
    session.close();
  }
}
