/** An amount in minor units (cents, pence, yen) of one currency. */
export interface Money {
  /** Whole number of minor units. */
  readonly amount: number;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
}
