import { EmailTaken } from '../errors';
import type { Users } from '../users';
import { aUser } from './a-user';

/** What every place where users are kept must do; `open` gives an empty one. */
export function describeUsers(open: () => Promise<Users>): void {
  let users: Users;

  beforeEach(async () => {
    users = await open();
  });

  it('finds what was added, unchanged', async () => {
    const user = aUser({ email: 'Ada@Example.com', name: 'Ædå 愛 👩🏽‍🚀' });
    await users.add(user);
    expect(await users.find(user.id)).toEqual(user);
  });

  it('finds nothing under an id it does not have', async () => {
    expect(await users.find(aUser().id)).toBeUndefined();
  });

  it('refuses an address that another user has, whatever the case', async () => {
    await users.add(aUser({ email: 'ada@example.com' }));
    const second = aUser({ email: 'ADA@Example.com' });
    await expect(users.add(second)).rejects.toThrow(EmailTaken);
    expect(await users.find(second.id)).toBeUndefined();
  });

  it('replaces the version that it has', async () => {
    const user = aUser();
    await users.add(user);
    const next = { ...user, name: 'Ada King', version: 2, updatedAt: new Date('2026-02-01') };
    expect(await users.replace(1, next)).toBe(true);
    expect(await users.find(user.id)).toEqual(next);
  });

  it('keeps what it has when another version was to be replaced', async () => {
    const user = aUser({ version: 3 });
    await users.add(user);
    expect(await users.replace(2, { ...user, name: 'Late', version: 3 })).toBe(false);
    expect(await users.find(user.id)).toEqual(user);
  });

  it('replaces nothing for a user it does not have', async () => {
    expect(await users.replace(1, aUser({ version: 2 }))).toBe(false);
  });

  it('refuses to change an address to one that another user has', async () => {
    const [first, second] = [aUser({ email: 'ada@example.com' }), aUser()];
    await users.add(first);
    await users.add(second);
    const change = users.replace(1, { ...second, email: 'Ada@example.com', version: 2 });
    await expect(change).rejects.toThrow(EmailTaken);
    expect(await users.find(second.id)).toEqual(second);
  });

  it('lets a user change the case of the own address', async () => {
    const user = aUser({ email: 'ada@example.com' });
    await users.add(user);
    expect(await users.replace(1, { ...user, email: 'Ada@example.com', version: 2 })).toBe(true);
  });

  it('lists in the order of the ids, page by page', async () => {
    const all = [aUser(), aUser(), aUser()];
    for (const user of [...all].reverse()) await users.add(user);
    expect(await users.list({ limit: 2 })).toEqual(all.slice(0, 2));
    expect(await users.list({ limit: 2, after: all[1]?.id })).toEqual(all.slice(2));
    expect(await users.list({ limit: 2, after: all[2]?.id })).toEqual([]);
  });
}
