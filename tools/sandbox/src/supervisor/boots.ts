import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAtomically } from '../state/atomic-file';
import type { Hosts, SeenHost } from './hosts';

/** How long a host may take until its sshd answers, in milliseconds. */
const bootMs = 30_000;

interface Boot {
  /** Container and start time: another value is another boot. */
  id: string;
  /** The host's address once its sshd answers and its key is known; undefined if it never does. */
  up: Promise<string | undefined>;
  hostKey?: string;
}

/** The line of a known_hosts file (sshd(8)) for a host at an address and port. */
export const knownHost = (address: string, port: number, key: string): string =>
  `${port === 22 ? address : `[${address}]:${port}`} ${key}\n`;

const listens = (address: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: 1_000 });
    const done = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', done(true)).once('error', done(false)).once('timeout', done(false));
  });

/** Follows each host from its start until it can be logged in to. */
export class Boots {
  private readonly boots = new Map<string, Boot>();

  constructor(
    private readonly hosts: Hosts,
    private readonly keyLearned: () => Promise<void>,
  ) {}

  /** Notes which hosts run now; a host that was started since is a new boot. */
  observe(seen: SeenHost[]): void {
    const running = seen.filter(({ state }) => state === 'running');
    const ids = new Set(running.map(({ instanceId }) => instanceId));
    for (const known of this.boots.keys()) if (!ids.has(known)) this.boots.delete(known);
    for (const host of running) {
      const id = `${host.containerId} ${host.startedAt}`;
      if (this.boots.get(host.instanceId)?.id === id) continue;
      const boot: Boot = { id, up: Promise.resolve(undefined) };
      this.boots.set(host.instanceId, boot);
      boot.up = this.follow(host, boot);
    }
  }

  up = (instanceId: string): Promise<string | undefined> =>
    this.boots.get(instanceId)?.up ?? Promise.resolve(undefined);

  hostKey = (instanceId: string): string | undefined => this.boots.get(instanceId)?.hostKey;

  private async follow({ instanceId, address }: SeenHost, boot: Boot): Promise<string | undefined> {
    const current = () => this.boots.get(instanceId) === boot;
    for (const end = Date.now() + bootMs; address && current() && Date.now() < end;) {
      if (await listens(address, 22)) {
        boot.hostKey = await this.hosts.hostKey(instanceId).catch(() => undefined);
        if (boot.hostKey) {
          await this.keyLearned();
          return address;
        }
      }
      await sleep(50);
    }
    return undefined;
  }
}

/** Rewrites the known_hosts file for the hosts whose key is known. */
export const writeKnownHosts = (
  file: string,
  port: number,
  hosts: { address: string; key: string }[],
): Promise<void> =>
  writeAtomically(file, hosts.map(({ address, key }) => knownHost(address, port, key)).join(''));
