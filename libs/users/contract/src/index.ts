export { usersPaths } from './paths';
export { usersProblems } from './problems';
export { usersScopes } from './scopes';
export {
  type CreateUserBody,
  createUserSchema,
  type ListUsersQuery,
  listUsersQuery,
  type UpdateUserBody,
  updateUserSchema,
  type UserAnswer,
  type UserPageAnswer,
  userPageSchema,
  userParams,
  userSchema,
} from './user';
export { createUsersClient, type UsersClient } from './users-client';
export { users } from './users.descriptor';
