import { FakeClock } from '@shop/shared-clock';
import { SequentialIds } from '@shop/shared-ids';
import { EmailTaken, UserChanged, UserDeactivated, UserNotFound } from '../errors';
import { aUser, UsersInMemory } from '../testing';
import type { User } from '../user';
import { CreateUser } from './create-user';
import { DeactivateUser } from './deactivate-user';
import { GetUser } from './get-user';
import { ListUsers } from './list-users';
import { UpdateUser } from './update-user';

const noId = aUser().id;

async function holding(...given: User[]) {
  const users = new UsersInMemory();
  for (const user of given) await users.add(user);
  return users;
}

describe('CreateUser', () => {
  it('keeps an active user of the first version', async () => {
    const [users, clock] = [await holding(), new FakeClock()];
    const create = new CreateUser(users, clock, new SequentialIds());
    const user = await create.run({ email: 'ada@example.com', name: 'Ada' });
    expect(user).toMatchObject({ state: 'active', version: 1, createdAt: clock.now() });
    expect(await users.find(user.id)).toEqual(user);
  });

  it('refuses an address in use', async () => {
    const users = await holding(aUser({ email: 'ada@example.com' }));
    const create = new CreateUser(users, new FakeClock(), { next: () => noId });
    const again = create.run({ email: 'Ada@example.com', name: 'Ada' });
    await expect(again).rejects.toThrow(EmailTaken);
  });
});

describe('GetUser', () => {
  it('says which user there is not', async () => {
    const get = new GetUser(await holding());
    await expect(get.run(noId)).rejects.toThrow(new UserNotFound(noId));
  });
});

describe('UpdateUser', () => {
  it('stores the next version', async () => {
    const user = aUser();
    const [users, clock] = [await holding(user), new FakeClock('2026-02-01')];
    const next = await new UpdateUser(users, clock).run(user, { name: 'Ada King' });
    expect(next).toMatchObject({ name: 'Ada King', version: 2, updatedAt: clock.now() });
    expect(await users.find(user.id)).toEqual(next);
  });

  it('refuses a version that is not the stored one', async () => {
    const user = aUser({ version: 2 });
    const update = new UpdateUser(await holding(user), new FakeClock());
    const late = update.run({ id: user.id, version: 1 }, { name: 'Late' });
    await expect(late).rejects.toThrow(UserChanged);
  });

  it('refuses when somebody else was faster between reading and writing', async () => {
    const user = aUser();
    const users = await holding(user);
    users.replace = async () => false;
    const update = new UpdateUser(users, new FakeClock()).run(user, { name: 'Late' });
    await expect(update).rejects.toThrow(UserChanged);
  });

  it('refuses to change who is deactivated', async () => {
    const user = aUser({ state: 'deactivated' });
    const update = new UpdateUser(await holding(user), new FakeClock());
    await expect(update.run(user, { name: 'Ghost' })).rejects.toThrow(UserDeactivated);
  });

  it('says which user there is not', async () => {
    const update = new UpdateUser(await holding(), new FakeClock());
    await expect(update.run({ id: noId, version: 1 }, {})).rejects.toThrow(UserNotFound);
  });
});

describe('DeactivateUser', () => {
  it('deactivates, and says so again when repeated with the new version', async () => {
    const user = aUser();
    const deactivate = new DeactivateUser(await holding(user), new FakeClock());
    const deactivated = await deactivate.run(user);
    expect(deactivated).toMatchObject({ state: 'deactivated', version: 2 });
    expect(await deactivate.run(deactivated)).toEqual(deactivated);
  });
});

describe('ListUsers', () => {
  it('tells where the next page begins, and that the last one is the last', async () => {
    const [first, second, third] = [aUser(), aUser(), aUser()] as const;
    const list = new ListUsers(await holding(first, second, third));
    expect(await list.run({ limit: 2 })).toEqual({ users: [first, second], last: second.id });
    expect(await list.run({ limit: 2, after: second.id })).toEqual({ users: [third] });
    expect(await list.run({ limit: 3 })).toMatchObject({ last: undefined });
  });
});
