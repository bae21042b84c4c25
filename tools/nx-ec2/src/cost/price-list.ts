import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure';

/** Name of the file beside the root module that says what things cost. */
export const PRICES_FILE = 'costs.json';

export interface Price {
  /** What the price is for: an hour, a GB kept for a month, or a month. */
  per: 'hour' | 'GB-month' | 'month';
  price: number;
  /** When it was known to hold: a year, or a year and a month. */
  seen: string;
  /** Page on which it can be checked. */
  source: string;
}

/** What is in the file. */
export interface PriceList {
  region: string;
  currency: string;
  hoursPerMonth: number;
  /** Prices by the item, e.g. `host t3.small`. */
  prices: Readonly<Record<string, Price>>;
}

/**
 * @param root folder of the root module
 * @throws Failure when it has no price list
 */
export function readPriceList(root: string): PriceList {
  const path = join(root, PRICES_FILE);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as PriceList;
  throw new Failure('Nothing says what things cost', {
    where: path,
    remedy: 'Write it: region, currency, hoursPerMonth, and prices by the item.',
  });
}
