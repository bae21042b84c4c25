import { DomainError } from '@shop/shared-errors';
import { maxStock } from './item';

export class ItemNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'item-not-found';

  constructor(sku: string) {
    super(`There is no item ${sku}.`);
  }
}

export class SkuTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'sku-taken';

  constructor(sku: string) {
    super(`There is an item ${sku} already.`);
  }
}

/** Someone else changed the item since the caller read it. */
export class ItemChanged extends DomainError {
  readonly kind = 'precondition-failed';
  readonly code = 'item-changed';

  constructor(sku: string) {
    super(`The item ${sku} is not in the version you name. Read it again and repeat the change.`);
  }
}

/** An adjustment would leave fewer free units than none, or more than there may be. */
export class StockOutOfRange extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'stock-out-of-range';
  override readonly details: { readonly stock: number; readonly delta: number };

  constructor(sku: string, stock: number, delta: number) {
    super(`Of ${sku} ${stock} are free: ${delta} would leave what is not from 0 to ${maxStock}.`);
    this.details = { stock, delta };
  }
}

export class UnknownSku extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'unknown-sku';
  override readonly details: { readonly skus: readonly string[] };

  constructor(skus: readonly string[]) {
    super(`There is no item ${skus.join(', ')}.`);
    this.details = { skus };
  }
}

export interface Shortage {
  readonly sku: string;
  readonly requested: number;
  readonly available: number;
}

export class InsufficientStock extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'insufficient-stock';
  override readonly details: { readonly shortages: readonly Shortage[] };

  constructor(shortages: readonly Shortage[]) {
    const told = shortages.map(
      ({ sku, requested, available }) => `${available} of ${requested} ${sku}`,
    );
    super(`There are only ${told.join(', ')}.`);
    this.details = { shortages };
  }
}
