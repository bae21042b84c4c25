import { RemoteProblem } from '@shop/shared-http-client';
import type { UserAnswer } from '@shop/users-contract';
import { CustomersOfUsers } from './customers-of-users';

const id = '019ac000-0000-7000-8000-000000000001';

const refusal = (code: string) =>
  new RemoteProblem('users', { type: `urn:problem:${code}`, title: code, status: 404, code });

const userOf = (state: UserAnswer['state']): UserAnswer => ({
  id,
  email: 'ada@example.com',
  name: 'Ada',
  state,
  version: 1,
  createdAt: '2026-11-24T10:30:00.000Z',
  updatedAt: '2026-11-24T10:30:00.000Z',
});

describe('CustomersOfUsers', () => {
  it.each(['active', 'deactivated'] as const)('tells that a user is %s', async (state) => {
    const customers = new CustomersOfUsers({ get: async () => userOf(state) });
    expect(await customers.stateOf(id)).toBe(state);
  });

  it('does not know a user that users does not have', async () => {
    const get = () => Promise.reject(refusal('user-not-found'));
    expect(await new CustomersOfUsers({ get }).stateOf(id)).toBe('unknown');
  });

  it('takes no other 404 for an unknown user', async () => {
    const error = refusal('no-such-route');
    const customers = new CustomersOfUsers({ get: () => Promise.reject(error) });
    await expect(customers.stateOf(id)).rejects.toBe(error);
  });
});
