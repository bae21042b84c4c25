import { describeUsers } from './describe-users';
import { UsersInMemory } from './users-in-memory';

describe('UsersInMemory', () => describeUsers(async () => new UsersInMemory()));
