import { join } from 'node:path';
import { createOrdersClient, exampleOrder, ordersProblems } from '@shop/orders-contract';
import { describeClientOnService } from '@shop/shared-api-testing';
import { startTestService } from '@shop/shared-testing';
import { away } from './api/away';
import { service } from './service';

const { userId, lines } = exampleOrder;

describeClientOnService({
  document: join(__dirname, '../../../libs/orders/contract/openapi.json'),
  create: (baseUrl) => createOrdersClient({ baseUrl }),
  start: () => startTestService(service, away),
  scenarios: {
    'gets what it placed': async (client) => {
      const order = await client.place({ userId, lines }, 'placed');
      expect(await client.get(order.id)).toEqual(order);
    },
    'places once however often it repeats': async (client) => {
      const place = () => client.place({ userId, lines }, 'twice');
      expect(await place()).toEqual(await place());
    },
    'cancels, also twice': async (client) => {
      const { id } = await client.place({ userId, lines }, 'cancelled');
      const cancelled = await client.cancel(id);
      expect(cancelled.state).toBe('CANCELLED');
      expect(await client.cancel(id)).toEqual(cancelled);
    },
    'learns why it is refused': async (client) => {
      const unknown = client.get('00000000-0000-7000-8000-000000000000');
      await expect(unknown).rejects.toMatchObject({ status: 404, code: ordersProblems.notFound });
      const twice = client.place({ userId, lines: [...lines, ...lines] }, 'repeated');
      await expect(twice).rejects.toMatchObject({ status: 422, code: ordersProblems.repeatedSku });
      const nothing = client.retry('999999');
      const code = ordersProblems.messageNotFound;
      await expect(nothing).rejects.toMatchObject({ status: 404, code });
    },
    'lists page by page': async (client) => {
      await client.place({ userId, lines }, 'first');
      const { id } = await client.place({ userId, lines }, 'second');
      const first = await client.list({ userId, limit: 1 });
      expect(first.items[0]?.id).toBe(id);
      const second = await client.list({ userId, limit: 1, cursor: first.nextCursor ?? '' });
      expect(second.items[0]?.id).not.toBe(id);
    },
    'sees what is still to be done': async (client) => {
      const { id } = await client.place({ userId, lines }, 'waiting');
      const { items } = await client.outbox({ state: 'pending', limit: 100 });
      expect(items.map(({ key }) => key)).toContain(id);
    },
  },
});
