import type { Host } from '../hosts/host';
import { connect, type Connection, type ConnectSettings } from './connection';

/** Connections to several hosts that are being made. */
export interface Connecting {
  /** Rejects with the Failure of the first host that cannot be reached, once all were tried. */
  readonly all: Promise<Connection[]>;
  /** Closes those that were made, also when others failed. */
  close(): Promise<void>;
}

/** Begins to connect to all hosts at once. */
export function connectAll(hosts: readonly Host[], settings: ConnectSettings): Connecting {
  const attempts = Promise.allSettled(hosts.map((host) => connect(host, settings)));
  const all = attempts.then((settled) =>
    settled.map((attempt) => {
      if (attempt.status === 'rejected') throw attempt.reason;
      return attempt.value;
    }),
  );
  // Whoever waits for them gets the failure; nobody may, when something else ends the work first.
  all.catch(() => undefined);
  return {
    all,
    async close() {
      const made = (await attempts).filter((attempt) => attempt.status === 'fulfilled');
      await Promise.all(made.map(({ value }) => value.close()));
    },
  };
}
