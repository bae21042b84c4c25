import { Forwarder, type Target } from './forwarder';

/** A port of a public address that should be open, and where it leads. */
export interface Gate {
  address: string;
  port: number;
  cidrs: string[];
  target: Target;
}

const keyOf = ({ address, port }: Pick<Gate, 'address' | 'port'>): string => `${address}:${port}`;

/** Keeps exactly the wanted ports open. */
export class Gates {
  private readonly open = new Map<string, Forwarder>();
  private readonly wanted = new Map<string, Gate>();
  private readonly blocked = new Map<string, string>();

  /** Opens and closes ports until they are the wanted ones; `live` are the addresses in use. */
  async sync(gates: Gate[], live: ReadonlySet<string>): Promise<void> {
    this.wanted.clear();
    this.blocked.clear();
    for (const gate of gates) this.wanted.set(keyOf(gate), gate);
    for (const [key, forwarder] of this.open) {
      if (this.wanted.has(key)) continue;
      this.open.delete(key);
      if (live.has(key.slice(0, key.lastIndexOf(':')))) forwarder.close();
      else forwarder.cut();
    }
    await Promise.all(gates.map((gate) => this.ensure(keyOf(gate), gate)));
  }

  isOpen = (address: string, port: number): boolean => this.open.has(keyOf({ address, port }));

  /** Why a wanted port cannot be listened on, e.g. `EADDRINUSE`. */
  reasonBlocked = (address: string, port: number): string | undefined =>
    this.blocked.get(keyOf({ address, port }));

  private async ensure(key: string, { address, port }: Gate): Promise<void> {
    if (this.open.has(key)) return;
    const forwarder = await Forwarder.open(
      address,
      port,
      () => this.wanted.get(key)?.cidrs ?? [],
      async () => this.wanted.get(key)?.target(),
    ).catch((error: NodeJS.ErrnoException) => {
      this.blocked.set(key, error.code ?? error.message);
      return undefined;
    });
    if (forwarder) this.open.set(key, forwarder);
  }
}
