import { Failure } from '../failure';

const portTaken = /port is already allocated|address already in use|ports are not available/i;

/** The failure for an engine that would not create or start a container. */
export function startFailure(error: Error, port: number, where: string): Failure {
  const seen = error.message.trim();
  if (portTaken.test(seen)) {
    return new Failure(`Port ${port} of the host is used by something else`, {
      where,
      seen,
      remedy: `See what listens with \`ss -ltnp 'sport = :${port}'\` on the host, stop it, or choose another port for the service.`,
      cause: error,
    });
  }
  return new Failure('The engine of the host would not start the container', {
    where,
    seen,
    remedy: 'Check the settings of the target deploy against what the host has (memory, cpus).',
    cause: error,
  });
}
