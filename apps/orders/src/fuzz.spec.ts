import { join } from 'node:path';
import { describeFuzz } from '@shop/shared-api-testing';
import { startTestService } from '@shop/shared-testing';
import { away } from './api/away';
import { orderRequest } from './api/order-request';
import { service } from './service';

describeFuzz(join(__dirname, '../../../libs/orders/contract/openapi.json'), async () => {
  const running = await startTestService(service, away);
  const order = await running.post('/v1/orders', orderRequest());
  return { ...running, known: { id: [order.body.id, '1'] } };
});
