import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hosts, SeenHost } from './hosts';

/** How long a connection waits for a host that is booting, in milliseconds. */
const patienceMs = 30_000;

/** One boot of one host. */
interface Boot {
  /** Container and start time: another value is another boot. */
  id: string;
  /** The host's address, as soon as its sshd answers and its key is known. */
  up: Promise<string>;
  ended: AbortController;
  hostKey?: string;
  userData?: string;
}

const listens = (address: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: 1_000 });
    const done = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', done(true)).once('error', done(false)).once('timeout', done(false));
  });

/** Asks again and again until there is an answer. @throws when the signal aborts. */
async function until<T>(
  signal: AbortSignal,
  everyMs: number,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  for (;;) {
    const answer = await ask().catch(() => undefined);
    signal.throwIfAborted();
    if (answer !== undefined) return answer;
    await sleep(everyMs, undefined, { signal });
  }
}

/** Follows each host from its start until it can be logged in to and its user data has run. */
export class Boots {
  private readonly boots = new Map<string, Boot>();

  constructor(
    private readonly hosts: Hosts,
    private readonly keyLearned: () => Promise<void>,
  ) {}

  /** Notes which hosts run now; one that was started since the last time is a new boot. */
  observe(seen: SeenHost[]): void {
    const running = new Map(
      seen
        .filter(({ state }) => state === 'running')
        .map((host) => [`${host.containerId} ${host.startedAt}`, host]),
    );
    for (const [instanceId, boot] of this.boots) {
      if (running.delete(boot.id)) continue;
      boot.ended.abort();
      this.boots.delete(instanceId);
    }
    for (const [id, host] of running) this.begin(id, host);
  }

  /** The address of a host once it is up; undefined when it does not run or takes too long. */
  async address(instanceId: string): Promise<string | undefined> {
    const late = sleep(patienceMs, undefined, { ref: false });
    return Promise.race([this.boots.get(instanceId)?.up, late]).catch(() => undefined);
  }

  hostKey = (instanceId: string): string | undefined => this.boots.get(instanceId)?.hostKey;

  /** How the user data went so far, as the host says. */
  userData = (instanceId: string): string | undefined => this.boots.get(instanceId)?.userData;

  private begin(id: string, { instanceId, address }: SeenHost): void {
    const ended = new AbortController();
    const boot: Boot = { id, ended, up: this.wait(address, ended.signal, () => boot, instanceId) };
    boot.up.catch(() => undefined); // nobody may be waiting when the host stops
    this.boots.set(instanceId, boot);
  }

  private async wait(
    address: string | undefined,
    signal: AbortSignal,
    boot: () => Boot,
    instanceId: string,
  ): Promise<string> {
    const up = await until(signal, 50, async () =>
      address && (await listens(address, 22)) ? address : undefined,
    );
    boot().hostKey = await until(signal, 50, () => this.hosts.hostKey(instanceId));
    await this.keyLearned();
    void this.followUserData(instanceId, boot()).catch(() => undefined);
    return up;
  }

  private async followUserData(instanceId: string, boot: Boot): Promise<void> {
    await until(boot.ended.signal, 500, async () => {
      boot.userData = await this.hosts.userDataResult(instanceId);
      return boot.userData === 'running' ? undefined : boot.userData;
    });
  }
}
