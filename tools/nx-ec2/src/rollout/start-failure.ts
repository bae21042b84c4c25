import { Failure } from '../failure';
import { servicesNetwork } from '../host/addresses';

const taken = /port is already allocated|address already in use|ports are not available/i;

/**
 * The failure for an engine that would not create or start a container; one that is told already stays.
 * @param port of the host, when the container publishes one
 */
export function startFailure(cause: Error, where: string, port?: number): Failure {
  if (cause instanceof Failure) return cause;
  const seen = cause.message.trim();
  if (taken.test(seen) && port) {
    return new Failure(`Port ${port} of the host is used by something else`, {
      where,
      seen,
      remedy: `See what listens with \`ss -ltnp 'sport = :${port}'\` on the host, stop it, or choose another port for the service.`,
      cause,
    });
  }
  if (taken.test(seen)) {
    return new Failure('Another container has the address of the slot', {
      where,
      seen,
      remedy: `See which with \`docker network inspect ${servicesNetwork}\` on the host, and remove it from that network.`,
      cause,
    });
  }
  return new Failure('The engine of the host would not start the container', {
    where,
    seen,
    remedy: 'Check the settings of the target deploy against what the host has (memory, cpus).',
    cause,
  });
}
