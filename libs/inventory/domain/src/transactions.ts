/** Makes several changes one: all of them happen or, when `work` throws, none. */
export abstract class Transactions {
  /** Nested calls join. `work` may run more than once, when the database asks for it. */
  abstract run<T>(work: () => Promise<T>): Promise<T>;
}
