export type CustomerState = 'active' | 'deactivated' | 'unknown';

/** What orders has to know of users, wherever that is kept. */
export abstract class Customers {
  /** @throws when it cannot be told now; asking again later is right. */
  abstract stateOf(userId: string): Promise<CustomerState>;
}
