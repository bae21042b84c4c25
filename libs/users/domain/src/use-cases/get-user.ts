import { UserNotFound } from '../errors';
import type { User } from '../user';
import type { Users } from '../users';

export class GetUser {
  constructor(private readonly users: Users) {}

  /** @throws {UserNotFound} */
  async run(id: string): Promise<User> {
    const user = await this.users.find(id);
    if (!user) throw new UserNotFound(id);
    return user;
  }
}
