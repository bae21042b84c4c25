import type { Kysely } from 'kysely';

/**
 * One step of a schema. The version that runs must go on working after it: add, never rename or
 * drop what a running version uses.
 */
export interface Migration {
  /** Unique in the service and never changed, such as `0001-create-users`. */
  readonly name: string;
  /** Runs in a transaction of its own, on a schema that no type describes. */
  up(db: Kysely<unknown>): Promise<void>;
}
