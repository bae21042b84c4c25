import { type Database, isUniqueViolation } from '@shop/shared-persistence';
import { EmailTaken, type User, Users } from '@shop/users-domain';
import { toRow, toUser } from './user-row';
import type { UsersSchema } from './users-schema';

export class UsersInDatabase extends Users {
  constructor(private readonly database: Database<UsersSchema>) {
    super();
  }

  /** A taken address adds no row rather than failing, which would end the caller's transaction. */
  async add(user: User): Promise<void> {
    const { numInsertedOrUpdatedRows: added } = await this.database.db
      .insertInto('users')
      .values(toRow(user))
      .onConflict((conflict) => conflict.column('email_key').doNothing())
      .executeTakeFirstOrThrow();
    if (added === 0n) throw new EmailTaken(user.email);
  }

  async find(id: string): Promise<User | undefined> {
    const row = await this.database.db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && toUser(row);
  }

  async replace(version: number, next: User): Promise<boolean> {
    const { id, ...changes } = toRow(next);
    try {
      const { numUpdatedRows } = await this.database.db
        .updateTable('users')
        .set(changes)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    } catch (error) {
      if (isUniqueViolation(error, 'users_email_key_unique')) throw new EmailTaken(next.email);
      throw error;
    }
  }

  async list({ limit, after }: { limit: number; after?: string }): Promise<User[]> {
    const first = this.database.db.selectFrom('users').selectAll().orderBy('id').limit(limit);
    const rows = await (after ? first.where('id', '>', after) : first).execute();
    return rows.map(toUser);
  }
}
