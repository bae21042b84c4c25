export { aUser } from './a-user';
export { describeUsers } from './describe-users';
export { UsersInMemory } from './users-in-memory';
