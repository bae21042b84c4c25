import type Docker from 'dockerode';
import { runInContainer } from '../engine/run-in-container';
import { Failure } from '../failure';

/** New connections to a port of the host go to a container instead of to who publishes the port. */
export interface Redirect {
  /** Port of the host. */
  port: number;
  /** Address and port of the container. */
  to: string;
  toPort: number;
}

type Command = (operation: '-I' | '-D') => string[];

/** What lets the packets pass comes before what sends them there. */
const commands = ({ port, to, toPort }: Redirect): Command[] => [
  (operation) => [
    ...['-t', 'filter', operation, 'DOCKER-USER', '-d', to],
    ...['-p', 'tcp', '--dport', String(toPort), '-j', 'ACCEPT'],
  ],
  (operation) => [
    ...['-t', 'nat', operation, 'PREROUTING', '-p', 'tcp', '--dport', String(port)],
    ...['-m', 'addrtype', '--dst-type', 'LOCAL', '-j', 'DNAT'],
    ...['--to-destination', `${to}:${toPort}`],
  ],
];

/** Name of the container that reaches the host's iptables, one for each port. */
const helperName = (port: number): string => `nx-ec2-iptables-${port}`;

/**
 * Runs the host's own iptables, which Docker needs as well, by a container that is gone afterwards;
 * one that a killed deploy left is gone before.
 */
async function onHost<T>(
  engine: Docker,
  image: string,
  port: number,
  work: (iptables: (args: string[]) => Promise<{ exitCode: number; output: string }>) => Promise<T>,
): Promise<T> {
  const name = helperName(port);
  const remove = () =>
    engine
      .getContainer(name)
      .remove({ force: true })
      .catch(() => undefined);
  await remove();
  const container = await engine.createContainer({
    name,
    Image: image,
    Entrypoint: ['sleep', '120'],
    Cmd: [],
    User: '0:0',
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      NetworkMode: 'host',
      CapDrop: ['ALL'],
      CapAdd: ['NET_ADMIN', 'NET_RAW', 'SYS_CHROOT'],
      AutoRemove: true,
      Binds: ['/:/host'],
    },
  });
  try {
    await container.start();
    return await work((args) =>
      runInContainer(container, ['/usr/sbin/chroot', '/host', 'iptables', '-w', '10', ...args]),
    );
  } finally {
    await remove();
  }
}

/**
 * Sends new connections elsewhere; those that are open stay where they are.
 * @param image one that the host has, with chroot and sleep
 * @throws Failure when the host's iptables refuses
 */
export const redirect = (engine: Docker, image: string, to: Redirect): Promise<void> =>
  onHost(engine, image, to.port, async (iptables) => {
    for (const command of commands(to)) {
      const { exitCode, output } = await iptables(command('-I'));
      if (exitCode === 0) continue;
      throw new Failure(`New connections to port ${to.port} cannot be sent elsewhere`, {
        seen: output.trim(),
        remedy: 'The host needs the command iptables, as Docker does.',
      });
    }
  });

/** Takes redirects of a port away, also several of the same. */
export const endRedirect = (engine: Docker, image: string, to: Redirect): Promise<void> =>
  onHost(engine, image, to.port, async (iptables) => {
    for (const command of commands(to).reverse()) {
      while ((await iptables(command('-D'))).exitCode === 0);
    }
  });
