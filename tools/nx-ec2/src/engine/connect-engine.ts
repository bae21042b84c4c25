import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';

/**
 * Loads the client of the Engine API; gives a function from a local socket to its engine.
 * Every setting that the client would take from DOCKER_HOST and its kin is given: those describe
 * the engine of this machine, not that of the host.
 */
export async function loadEngineClient(): Promise<(socketPath: string) => Docker> {
  const { default: Engine } = await import('dockerode');
  return (socketPath) =>
    new Engine({
      socketPath,
      protocol: 'http',
      host: undefined,
      port: undefined,
      ca: undefined,
      cert: undefined,
      key: undefined,
      timeout: undefined,
    });
}

const pingTimeoutMs = 10_000;

/**
 * Resolves when the engine answers.
 * @throws Error when the connection breaks or there is no answer in 10 s.
 */
export async function pingEngine(engine: Docker): Promise<void> {
  const silence = new AbortController();
  const tooLong = delay(pingTimeoutMs, undefined, { signal: silence.signal }).then(() => {
    throw new Error('The Docker engine does not answer');
  });
  try {
    await Promise.race([engine.ping(), tooLong]);
  } finally {
    tooLong.catch(() => undefined);
    silence.abort();
  }
}
