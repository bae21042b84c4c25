import { emailKey, type User } from '@shop/users-domain';
import type { Selectable } from 'kysely';
import type { UsersSchema } from './users-schema';

type UserRow = Selectable<UsersSchema['users']>;

export const toRow = (user: User): UserRow => ({
  id: user.id,
  email: user.email,
  email_key: emailKey(user.email),
  name: user.name,
  state: user.state,
  version: user.version,
  created_at: user.createdAt,
  updated_at: user.updatedAt,
});

export const toUser = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  state: row.state,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
