import { describeOnDatabase } from '@shop/shared-persistence/testing';
import { describeUsers } from '@shop/users-domain/testing';
import { usersMigrations } from './migrations';
import { UsersInDatabase } from './users-in-database';
import type { UsersSchema } from './users-schema';

/** The specification of `Users`, on the database of this kind of test. */
export const describeUsersInDatabase = () =>
  describeOnDatabase<UsersSchema>('users in a database', usersMigrations, (database) =>
    describeUsers(async () => new UsersInDatabase(database())),
  );
