import type { Clock } from '@shop/shared-clock';
import { UserDeactivated } from '../errors';
import { changeUser, type User, type UserChanges } from '../user';
import type { Users } from '../users';
import { nextOf, type UserVersion } from './next-of';

export class UpdateUser {
  constructor(
    private readonly users: Users,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws {UserNotFound}
   * @throws {UserChanged} when the stored version is another one.
   * @throws {UserDeactivated}
   * @throws {EmailTaken} when another user has that address.
   */
  run(of: UserVersion, changes: UserChanges): Promise<User> {
    return nextOf(this.users, of, (user) => {
      if (user.state === 'deactivated') throw new UserDeactivated(user.id);
      return changeUser(user, changes, this.clock.now());
    });
  }
}
