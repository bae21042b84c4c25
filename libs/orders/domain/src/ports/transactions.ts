/** Groups changes. Reading and asking for tasks inside belong to the group too. */
export abstract class Transactions {
  /** All changes made by `work` happen, or none; a call inside another one joins it. */
  abstract run<T>(work: () => Promise<T>): Promise<T>;
}
