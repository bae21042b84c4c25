import type { Movement } from './movement';

/** The audit trail. Items write it, see `Items.move`. */
export abstract class Movements {
  /** The latest `limit` movements of an item that are older than the one with the id `before`. */
  abstract list(
    sku: string,
    page: { readonly limit: number; readonly before?: number },
  ): Promise<Movement[]>;
}
