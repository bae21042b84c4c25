import { MixedCurrencies, TotalTooLarge } from '../errors';
import type { Money } from './money';
import type { OrderLine } from './order';

/**
 * What the lines cost together.
 *
 * @throws {MixedCurrencies} when they are not all in one currency.
 * @throws {TotalTooLarge} when the sum cannot be represented exactly.
 */
export function totalOf(lines: readonly OrderLine[]): Money {
  const [currency = '', ...others] = new Set(lines.map(({ unitPrice }) => unitPrice.currency));
  if (others.length > 0) throw new MixedCurrencies([currency, ...others]);
  const amount = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice.amount, 0);
  if (!Number.isSafeInteger(amount)) throw new TotalTooLarge();
  return { amount, currency };
}
