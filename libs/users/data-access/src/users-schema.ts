import type { ColumnType } from 'kysely';
import type { UserState } from '@shop/users-domain';

type Instant = ColumnType<Date, Date, Date>;

interface UsersTable {
  id: string;
  email: string;
  /** What makes the address unique; see `emailKey` of the domain. */
  email_key: string;
  name: string;
  state: UserState;
  version: number;
  created_at: Instant;
  updated_at: Instant;
}

/** The tables of this service. */
export interface UsersSchema {
  users: UsersTable;
}
