import { newUser, type User } from '../user';

let made = 0;

/** A valid user for tests, of its own id and address, with what the test cares about. */
export function aUser(given: Partial<User> = {}): User {
  made += 1;
  const id = `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  const input = { email: `user-${made}@example.com`, name: 'Ada Lovelace' };
  return { ...newUser(id, input, new Date('2026-01-01T00:00:00.000Z')), ...given };
}
