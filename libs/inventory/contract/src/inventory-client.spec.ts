import { join } from 'node:path';
import { describeClient } from '@shop/shared-api-testing';
import { createInventoryClient } from './inventory-client';

const orderId = '019ac000-0000-7000-8000-000000000001';

describeClient({
  document: join(__dirname, '../openapi.json'),
  create: (baseUrl) => createInventoryClient({ baseUrl }),
  calls: {
    reserve: (client) =>
      client.reserve(orderId, { lines: [{ sku: 'MUG-WHITE', quantity: 2 }], ttlSeconds: 60 }),
    confirm: (client) => client.confirm(orderId),
    release: (client) => client.release(orderId),
    get: (client) => client.get(orderId),
  },
});
