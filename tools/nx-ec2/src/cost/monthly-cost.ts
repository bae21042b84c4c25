import { Failure } from '../failure';
import type { BilledItem } from './billed-items';
import { type Price, type PriceList, PRICES_FILE } from './price-list';

/** One line of a month's bill. */
export interface CostLine extends Pick<Price, 'price' | 'per'> {
  item: string;
  amount: number;
  /** In the currency of the price list, to the cent. */
  month: number;
}

export interface MonthlyCost {
  lines: CostLine[];
  /** Sum of the lines. */
  month: number;
}

const cents = (value: number): number => Math.round(value * 100) / 100;

const total = (items: readonly BilledItem[], wanted: string): number =>
  items.reduce((sum, { item, amount }) => (item === wanted ? sum + amount : sum), 0);

/**
 * What items cost a month, those of a kind in one line, in the order of the price list.
 * @throws Failure that names everything without a price
 */
export function monthlyCost(
  items: readonly BilledItem[],
  { prices, hoursPerMonth, region }: PriceList,
): MonthlyCost {
  const unknown = new Set(items.map(({ item }) => item).filter((item) => !prices[item]));
  if (unknown.size > 0) {
    throw new Failure('The price list does not have everything that is billed', {
      where: PRICES_FILE,
      seen: `no price for ${[...unknown].join(', ')}`,
      remedy: `Look it up for ${region}, and add it with the page and the date.`,
    });
  }
  const lines = Object.entries(prices).flatMap(([item, { price, per }]) => {
    const amount = total(items, item);
    if (amount === 0) return [];
    const month = cents(amount * price * (per === 'hour' ? hoursPerMonth : 1));
    return [{ item, amount, price, per, month }];
  });
  return { lines, month: cents(lines.reduce((sum, line) => sum + line.month, 0)) };
}
