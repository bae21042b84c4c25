import type { User } from '../user';
import type { Users } from '../users';

export interface UserPage {
  readonly users: readonly User[];
  /** Id of the last user of this page; undefined when no more follow. */
  readonly last: string | undefined;
}

export class ListUsers {
  constructor(private readonly users: Users) {}

  /** A page of at most `limit` users, oldest first, beginning after the user `after`. */
  async run({
    limit,
    after,
  }: {
    readonly limit: number;
    readonly after?: string;
  }): Promise<UserPage> {
    const found = await this.users.list({ limit: limit + 1, after });
    const users = found.slice(0, limit);
    return { users, last: found.length > limit ? users.at(-1)?.id : undefined };
  }
}
