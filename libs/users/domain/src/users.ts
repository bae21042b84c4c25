import type { User } from './user';

/** Where users are kept. */
export abstract class Users {
  /** @throws {EmailTaken} when another user has that address. */
  abstract add(user: User): Promise<void>;

  abstract find(id: string): Promise<User | undefined>;

  /**
   * Puts the next version in the place of `version`.
   *
   * @returns false, having changed nothing, when the stored one is not `version` any more.
   * @throws {EmailTaken} when another user has that address.
   */
  abstract replace(version: number, next: User): Promise<boolean>;

  /** The oldest `limit` users that are younger than the one with the id `after`. */
  abstract list(page: { readonly limit: number; readonly after?: string }): Promise<User[]>;
}
