import type { Clock } from '@shop/shared-clock';
import type { Ids } from '@shop/shared-ids';
import { newUser, type NewUser, type User } from '../user';
import type { Users } from '../users';

export class CreateUser {
  constructor(
    private readonly users: Users,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws {EmailTaken} when another user has that address. */
  async run(input: NewUser): Promise<User> {
    const user = newUser(this.ids.next(), input, this.clock.now());
    await this.users.add(user);
    return user;
  }
}
