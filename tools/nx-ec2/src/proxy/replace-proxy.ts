import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { addressOf, servicesNetwork } from '../host/addresses';
import { endRedirect, redirect } from '../host/redirect';
import { containerPort } from '../release/container-definition';
import { label } from '../release/labels';
import { proxyDefinition, type ProxyRequest } from './definition';
import { allow, openNew, startProxy } from './start-proxy';
import type { ProxySession } from './session';

/** Name of a public container while its successor is made. */
export const previousName = (service: string): string => `${service}-previous`;

/** Name of the container that takes the requests meanwhile. */
export const spareName = (service: string): string => `${service}-spare`;

/** Longer than a connection takes that was on its way to the old container, ms. */
const settleMs = 250;

/** Like the public container, at an address of its own and without the port of the host. */
function spareDefinition(request: ProxyRequest) {
  const { service, settings } = request.release;
  const definition = proxyDefinition(request);
  return {
    ...definition,
    name: spareName(service),
    Labels: { ...definition.Labels, [label.role]: 'spare' },
    HostConfig: { ...definition.HostConfig, PortBindings: {} },
    NetworkingConfig: {
      EndpointsConfig: {
        [servicesNetwork]: {
          Aliases: [service],
          IPAMConfig: { IPv4Address: addressOf(settings.port, 'spare') },
        },
      },
    },
  };
}

const redirectToSpare = ({ release: { settings } }: ProxyRequest) => ({
  port: settings.port,
  to: addressOf(settings.port, 'spare'),
  toPort: containerPort,
});

/** Ends the spare container, once new connections go to the public one again and it has no more. */
export async function removeSpare(engine: Docker, request: ProxyRequest): Promise<void> {
  await endRedirect(engine, request.image, redirectToSpare(request));
  await delay(settleMs);
  const spare = engine.getContainer(spareName(request.release.service));
  await spare.stop().catch(allow(304, 404));
  await spare.remove({ force: true }).catch(allow(404));
}

/** Undoes the renaming that a killed deploy left. */
export const nameAgain = (engine: Docker, service: string): Promise<void> =>
  engine.getContainer(previousName(service)).rename({ name: service });

/** Whether the public container that runs has the port that is wanted. */
async function hasPort(container: Docker.Container, port: number): Promise<boolean> {
  const { HostConfig } = await container.inspect();
  const bindings: Record<string, { HostPort?: string }[]> = HostConfig.PortBindings ?? {};
  return Object.values(bindings).some((ports) =>
    ports.some(({ HostPort }) => HostPort === String(port)),
  );
}

/** Puts the new container in the place of the old one, which comes back when that fails. */
async function swap(
  engine: Docker,
  request: ProxyRequest,
  configuration: string,
  stopFirst: boolean,
): Promise<ProxySession> {
  const { service } = request.release;
  const previous = engine.getContainer(service);
  await engine.getContainer(previousName(service)).remove({ force: true }).catch(allow(404));
  await previous.rename({ name: previousName(service) });
  try {
    if (stopFirst) await engine.getContainer(previousName(service)).stop().catch(allow(304));
    const session = await startProxy(engine, request, configuration);
    await engine.getContainer(previousName(service)).remove({ force: true });
    return session;
  } catch (error) {
    await engine.getContainer(service).remove({ force: true }).catch(allow(404));
    await engine.getContainer(previousName(service)).rename({ name: service });
    await engine.getContainer(service).start().catch(allow(304));
    throw error;
  }
}

/**
 * Makes the public container anew, for another image, without losing a connection: only one
 * container can publish the port, so a spare one gets the new connections while the old one
 * finishes its own and the new one starts. For another port, both run at the same time anyway.
 * @throws Failure when the host's iptables refuses, errors of the engine; the old container serves
 */
export async function replaceProxy(
  engine: Docker,
  request: ProxyRequest,
  configuration: string,
): Promise<ProxySession> {
  const { service, settings } = request.release;
  if (!(await hasPort(engine.getContainer(service), settings.port))) {
    return swap(engine, request, configuration, false);
  }
  // A deploy that was killed may have left one, and new connections may go to it.
  await engine.createContainer(spareDefinition(request)).then(() => undefined, allow(409));
  try {
    await engine.getContainer(spareName(service)).start().catch(allow(304));
    (await openNew(engine, spareName(service))).close();
    await redirect(engine, request.image, redirectToSpare(request));
    await delay(settleMs);
    return await swap(engine, request, configuration, true);
  } finally {
    await removeSpare(engine, request);
  }
}
