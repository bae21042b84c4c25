export { usersMigrations } from './migrations';
export { UsersInDatabase } from './users-in-database';
export type { UsersSchema } from './users-schema';
