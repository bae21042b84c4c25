import { join } from 'node:path';
import { describeClientOnService } from '@shop/shared-api-testing';
import { startTestService } from '@shop/shared-testing';
import { createUsersClient, usersProblems } from '@shop/users-contract';
import { service } from './service';

let made = 0;
const aUser = () => ({ email: `client-${(made += 1)}@example.com`, name: 'Ada Lovelace' });

describeClientOnService({
  document: join(__dirname, '../../../libs/users/contract/openapi.json'),
  create: (baseUrl) => createUsersClient({ baseUrl }),
  start: () => startTestService(service),
  scenarios: {
    'gets what it created': async (client) => {
      const user = await client.create(aUser(), 'created');
      expect(await client.get(user.id)).toEqual(user);
    },
    'creates once however often it repeats': async (client) => {
      const body = aUser();
      expect(await client.create(body, 'twice')).toEqual(await client.create(body, 'twice'));
    },
    'updates and deactivates the version that it has': async (client) => {
      const user = await client.create(aUser(), 'updated');
      const changed = await client.update(user, { name: 'Ada King' });
      expect(changed).toMatchObject({ name: 'Ada King', version: 2 });
      expect(await client.deactivate(changed)).toMatchObject({ state: 'deactivated', version: 3 });
    },
    'learns why it is refused': async (client) => {
      const user = await client.create(aUser(), 'refused');
      await client.update(user, { name: 'Ada King' });
      const late = client.update(user, { name: 'Late' });
      await expect(late).rejects.toMatchObject({ status: 412, code: usersProblems.changed });
      const unknown = client.get('00000000-0000-7000-8000-000000000000');
      await expect(unknown).rejects.toMatchObject({ status: 404, code: usersProblems.notFound });
      const taken = client.create({ ...aUser(), email: user.email }, 'taken');
      await expect(taken).rejects.toMatchObject({ status: 409, code: usersProblems.emailTaken });
      const deactivated = await client.deactivate({ id: user.id, version: 2 });
      const ghost = client.update(deactivated, { name: 'Ghost' });
      await expect(ghost).rejects.toMatchObject({ status: 409, code: usersProblems.deactivated });
    },
    'lists page by page': async (client) => {
      const first = await client.list({ limit: 1 });
      const second = await client.list({ limit: 1, cursor: first.nextCursor ?? '' });
      expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    },
  },
});
