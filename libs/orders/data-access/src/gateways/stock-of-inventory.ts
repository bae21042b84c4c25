import { type InventoryClient, inventoryProblems } from '@shop/inventory-contract';
import { type Order, ReservationLost, type ReservationOutcome, Stock } from '@shop/orders-domain';
import { RemoteProblem } from '@shop/shared-http-client';

/** How inventory answers that the units are not held; what comes next is to reserve again. */
const lost: readonly unknown[] = [
  inventoryProblems.reservationReleased,
  inventoryProblems.reservationExpired,
  inventoryProblems.reservationNotFound,
];

const codeOf = (error: unknown) => (error instanceof RemoteProblem ? error.code : undefined);

/** Asks the inventory service. */
export class StockOfInventory extends Stock {
  /** @param ttlSeconds how long a reservation is held when nothing more is heard of its order. */
  constructor(
    private readonly inventory: Pick<InventoryClient, 'reserve' | 'confirm' | 'release'>,
    private readonly ttlSeconds: number,
  ) {
    super();
  }

  async reserve({ id, lines }: Order): Promise<ReservationOutcome> {
    const wanted = lines.map(({ sku, quantity }) => ({ sku, quantity }));
    try {
      await this.inventory.reserve(id, { lines: wanted, ttlSeconds: this.ttlSeconds });
      return 'held';
    } catch (error) {
      const code = codeOf(error);
      if (code === inventoryProblems.insufficientStock) return 'insufficient-stock';
      if (code === inventoryProblems.unknownSku) return 'unknown-sku';
      throw lost.includes(code) ? new ReservationLost(id) : error;
    }
  }

  async confirm(orderId: string): Promise<void> {
    try {
      await this.inventory.confirm(orderId);
    } catch (error) {
      throw lost.includes(codeOf(error)) ? new ReservationLost(orderId) : error;
    }
  }

  /** Releasing what was never reserved is as good as done. */
  async release(orderId: string): Promise<void> {
    try {
      await this.inventory.release(orderId);
    } catch (error) {
      if (codeOf(error) !== inventoryProblems.reservationNotFound) throw error;
    }
  }
}
