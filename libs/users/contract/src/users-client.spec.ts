import { join } from 'node:path';
import { describeClient } from '@shop/shared-api-testing';
import { createUsersClient } from './users-client';

const user = { id: '019ac000-0000-7000-8000-000000000001', version: 3 };

describeClient({
  document: join(__dirname, '../openapi.json'),
  create: (baseUrl) => createUsersClient({ baseUrl }),
  calls: {
    get: (client) => client.get(user.id),
    create: (client) => client.create({ email: 'ada@example.com', name: 'Ada' }, 'a-key'),
    update: (client) => client.update(user, { name: 'Ada King' }),
    deactivate: (client) => client.deactivate(user),
    list: (client) => client.list({ limit: 10, cursor: 'a-cursor' }),
  },
});
