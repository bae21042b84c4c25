import { UserChanged, UserNotFound } from '../errors';
import type { User } from '../user';
import type { Users } from '../users';

/** The version of a user that a caller read and wants to change. */
export interface UserVersion {
  readonly id: string;
  readonly version: number;
}

/**
 * Stores what `change` makes of exactly that version.
 *
 * @throws {UserNotFound}
 * @throws {UserChanged} when the stored version is another one.
 */
export async function nextOf(
  users: Users,
  { id, version }: UserVersion,
  change: (user: User) => User,
): Promise<User> {
  const user = await users.find(id);
  if (!user) throw new UserNotFound(id);
  if (user.version !== version) throw new UserChanged(id);
  const next = change(user);
  if (next !== user && !(await users.replace(version, next))) throw new UserChanged(id);
  return next;
}
