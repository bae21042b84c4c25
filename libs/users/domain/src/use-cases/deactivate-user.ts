import type { Clock } from '@shop/shared-clock';
import { deactivateUser, type User } from '../user';
import type { Users } from '../users';
import { nextOf, type UserVersion } from './next-of';

export class DeactivateUser {
  constructor(
    private readonly users: Users,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws {UserNotFound}
   * @throws {UserChanged} when the stored version is another one.
   */
  run(of: UserVersion): Promise<User> {
    return nextOf(this.users, of, (user) => deactivateUser(user, this.clock.now()));
  }
}
