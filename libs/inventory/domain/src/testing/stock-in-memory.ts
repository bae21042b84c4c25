import { type AuditReport, Audits } from '../audit';
import type { Item } from '../item';
import { Items } from '../items';
import { moved, type Movement, type NewMovement } from '../movement';
import { Movements } from '../movements';
import type { Reservation } from '../reservation';
import { Reservations } from '../reservations';
import { Transactions } from '../transactions';
import { reportOf } from './report-of';
import type { Stock } from './stock';

const bySku = (a: Item, b: Item) => (a.sku < b.sku ? -1 : 1);

interface Records {
  items: Map<string, Item>;
  movements: Movement[];
  reservations: Map<string, Reservation>;
}

class ItemsInMemory extends Items {
  constructor(private readonly records: Records) {
    super();
  }

  async add(item: Item, receipt: NewMovement | undefined): Promise<boolean> {
    if (this.records.items.has(item.sku)) return false;
    this.records.items.set(item.sku, item);
    if (receipt) this.record(receipt);
    return true;
  }

  async find(sku: string): Promise<Item | undefined> {
    return this.records.items.get(sku);
  }

  async list({ limit, after = '' }: { limit: number; after?: string }): Promise<Item[]> {
    const ordered = [...this.records.items.values()].sort(bySku);
    return ordered.filter(({ sku }) => sku > after).slice(0, limit);
  }

  async lock(skus: readonly string[]): Promise<Item[]> {
    const found = skus.map((sku) => this.records.items.get(sku));
    return found.filter((item) => item !== undefined).sort(bySku);
  }

  async move(movements: readonly NewMovement[]): Promise<void> {
    for (const movement of movements) {
      const item = this.records.items.get(movement.sku);
      if (item) this.records.items.set(item.sku, moved(item, movement));
      this.record(movement);
    }
  }

  async rename(version: number, next: Item): Promise<boolean> {
    const stored = this.records.items.get(next.sku);
    if (stored?.version !== version) return false;
    const { name, version: nextVersion, updatedAt } = next;
    this.records.items.set(next.sku, { ...stored, name, version: nextVersion, updatedAt });
    return true;
  }

  private record(movement: NewMovement): void {
    this.records.movements.push({ id: this.records.movements.length + 1, ...movement });
  }
}

class MovementsInMemory extends Movements {
  constructor(private readonly records: Records) {
    super();
  }

  async list(
    sku: string,
    { limit, before = Infinity }: { limit: number; before?: number },
  ): Promise<Movement[]> {
    const older = this.records.movements.filter(({ sku: of, id }) => of === sku && id < before);
    return older.reverse().slice(0, limit);
  }
}

class ReservationsInMemory extends Reservations {
  constructor(private readonly records: Records) {
    super();
  }

  async add(reservation: Reservation): Promise<boolean> {
    if (this.records.reservations.has(reservation.orderId)) return false;
    this.records.reservations.set(reservation.orderId, reservation);
    return true;
  }

  async find(orderId: string): Promise<Reservation | undefined> {
    return this.records.reservations.get(orderId);
  }

  async lock(orderId: string): Promise<Reservation | undefined> {
    return this.find(orderId);
  }

  async lockOverdue(now: Date): Promise<Reservation | undefined> {
    const held = [...this.records.reservations.values()].filter(({ state }) => state === 'held');
    return held
      .filter(({ expiresAt }) => expiresAt <= now)
      .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())[0];
  }

  async save(reservation: Reservation): Promise<void> {
    this.records.reservations.set(reservation.orderId, reservation);
  }
}

/** Undoes what failed; for one caller at a time. */
class TransactionsInMemory extends Transactions {
  constructor(private readonly records: Records) {
    super();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const { items, movements, reservations } = this.records;
    const before = {
      items: new Map(items),
      movements: [...movements],
      reservations: new Map(reservations),
    };
    try {
      return await work();
    } catch (error) {
      Object.assign(this.records, before);
      throw error;
    }
  }
}

class AuditsInMemory extends Audits {
  constructor(private readonly records: Records) {
    super();
  }

  async report(): Promise<AuditReport> {
    const { items, movements, reservations } = this.records;
    return reportOf([...items.values()], movements, [...reservations.values()]);
  }
}

/** For tests of what uses it; held to the same specification as the one in a database. */
export function stockInMemory(): Stock {
  const records: Records = { items: new Map(), movements: [], reservations: new Map() };
  return {
    items: new ItemsInMemory(records),
    movements: new MovementsInMemory(records),
    reservations: new ReservationsInMemory(records),
    audits: new AuditsInMemory(records),
    transactions: new TransactionsInMemory(records),
  };
}
