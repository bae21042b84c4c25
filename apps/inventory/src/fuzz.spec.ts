import { join } from 'node:path';
import { describeFuzz } from '@shop/shared-api-testing';
import { startTestService } from '@shop/shared-testing';
import { service } from './service';

const orderId = '00000000-0000-7000-8000-000000000001';

describeFuzz(join(__dirname, '../../../libs/inventory/contract/openapi.json'), async () => {
  const running = await startTestService(service);
  await running.post('/v1/items', { sku: 'KNOWN', name: 'Known', stock: 1000 });
  const lines = [{ sku: 'KNOWN', quantity: 1 }];
  await running.put(`/v1/reservations/${orderId}`, { lines });
  return { ...running, known: { sku: ['KNOWN'], orderId: [orderId] } };
});
