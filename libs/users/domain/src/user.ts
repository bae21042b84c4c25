export type UserState = 'active' | 'deactivated';

/** Someone who uses the shop. Never changed in place: rules give the next version. */
export interface User {
  readonly id: string;
  /** As its owner writes it; unique without regard to case, see `emailKey`. */
  readonly email: string;
  readonly name: string;
  readonly state: UserState;
  /** 1 when created, one more with every change. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
}

export type UserChanges = Partial<NewUser>;

/** What makes two addresses the same for this service. */
export const emailKey = (email: string): string => email.normalize('NFC').toLowerCase();

/** The first version of a user. */
export function newUser(id: string, { email, name }: NewUser, now: Date): User {
  return { id, email, name, state: 'active', version: 1, createdAt: now, updatedAt: now };
}

/** The next version with the changes; the same one when they change nothing. */
export function changeUser(user: User, changes: UserChanges, now: Date): User {
  const { email = user.email, name = user.name } = changes;
  if (email === user.email && name === user.name) return user;
  return nextVersion({ ...user, email, name }, now);
}

/** The next version, deactivated; the same one when it is already. */
export function deactivateUser(user: User, now: Date): User {
  if (user.state === 'deactivated') return user;
  return nextVersion({ ...user, state: 'deactivated' }, now);
}

function nextVersion(user: User, now: Date): User {
  return { ...user, version: user.version + 1, updatedAt: now };
}
