export { EmailTaken, UserChanged, UserDeactivated, UserNotFound } from './errors';
export { CreateUser } from './use-cases/create-user';
export { DeactivateUser } from './use-cases/deactivate-user';
export { GetUser } from './use-cases/get-user';
export { ListUsers, type UserPage } from './use-cases/list-users';
export type { UserVersion } from './use-cases/next-of';
export { UpdateUser } from './use-cases/update-user';
export { emailKey, type NewUser, type User, type UserChanges, type UserState } from './user';
export { Users } from './users';
