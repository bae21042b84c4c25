import { RepeatedSku } from '../errors';
import type { Order, OrderLine } from './order';
import { totalOf } from './total-of';

export interface OrderRequest {
  readonly userId: string;
  /** At least one. */
  readonly lines: readonly OrderLine[];
}

/** The first SKU that more than one line has, which would make a line's quantity ambiguous. */
function repeatedSku(lines: readonly OrderLine[]): string | undefined {
  return lines.map(({ sku }) => sku).find((sku, index, all) => all.indexOf(sku) !== index);
}

/**
 * A new order, PENDING until the user and the stock were looked at.
 *
 * @throws {RepeatedSku} when two lines have the same SKU.
 * @throws {MixedCurrencies} when the lines are not all in one currency.
 * @throws {TotalTooLarge} when the total cannot be represented exactly.
 */
export function place({ userId, lines }: OrderRequest, id: string, now: Date): Order {
  const repeated = repeatedSku(lines);
  if (repeated !== undefined) throw new RepeatedSku(repeated);
  return {
    id,
    userId,
    lines,
    total: totalOf(lines),
    state: 'PENDING',
    reason: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
