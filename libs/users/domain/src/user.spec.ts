import { aUser } from './testing';
import { changeUser, deactivateUser, emailKey } from './user';

const later = new Date('2026-02-01T00:00:00.000Z');

describe('a user', () => {
  it('gets the next version with the changes, and keeps the rest', () => {
    const user = aUser();
    const next = changeUser(user, { name: 'Ada King' }, later);
    expect(next).toEqual({ ...user, name: 'Ada King', version: 2, updatedAt: later });
  });

  it('stays the same version when a change changes nothing', () => {
    const user = aUser();
    expect(changeUser(user, { name: user.name, email: user.email }, later)).toBe(user);
  });

  it('is deactivated once', () => {
    const deactivated = deactivateUser(aUser(), later);
    expect(deactivated).toMatchObject({ state: 'deactivated', version: 2, updatedAt: later });
    expect(deactivateUser(deactivated, new Date())).toBe(deactivated);
  });

  it.each([
    ['ada@example.com', 'Ada@EXAMPLE.com'],
    ['ædå@example.com', 'ÆDÅ@example.com'],
    ['a\u030a@example.com', '\u00e5@example.com'],
  ])('has the address %s whoever writes %s', (one, other) => {
    expect(emailKey(one)).toBe(emailKey(other));
  });
});
