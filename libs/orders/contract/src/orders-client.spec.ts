import { join } from 'node:path';
import { describeClient } from '@shop/shared-api-testing';
import { exampleOrder } from './order';
import { createOrdersClient } from './orders-client';

const { id, userId, lines } = exampleOrder;

describeClient({
  document: join(__dirname, '../openapi.json'),
  create: (baseUrl) => createOrdersClient({ baseUrl }),
  calls: {
    place: (client) => client.place({ userId, lines }, 'key'),
    get: (client) => client.get(id),
    list: (client) => client.list({ userId, state: 'PENDING', limit: 2 }),
    cancel: (client) => client.cancel(id),
    outbox: (client) => client.outbox({ state: 'parked' }),
    retry: (client) => client.retry('17'),
  },
});
