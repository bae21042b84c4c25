export { users } from './users.descriptor';
