import type { Process } from '../processes/proc';

export const defaultHost = 'unix:///var/run/docker.sock';

/** The unix sockets that an engine's own command line says it listens on. */
export const hostsOfDaemon = ({ argv }: Pick<Process, 'argv'>): string[] =>
  argv
    .flatMap((argument, index) => {
      const inline = /^(?:--host|-H)=(.+)$/.exec(argument)?.[1];
      if (inline) return [inline];
      return argument === '-H' || argument === '--host' ? [argv[index + 1] ?? ''] : [];
    })
    .filter((host) => host.startsWith('unix://'));

/** Where an engine may be found, best first, without doubles. */
export const candidateHosts = (known: {
  dockerHost?: string;
  contextHost?: string;
  daemons: Pick<Process, 'argv'>[];
}): string[] => [
  ...new Set(
    [
      known.dockerHost,
      known.contextHost,
      defaultHost,
      ...known.daemons.flatMap(hostsOfDaemon),
    ].filter((host): host is string => Boolean(host)),
  ),
];

/**
 * Whether the sandbox can work with an engine at this address: hosts are reached at their
 * containers' own addresses, so the engine has to be on this machine.
 */
export const isLocal = (host: string): boolean => host.startsWith('unix://');
