import { join } from 'node:path';
import { createInventoryClient, inventoryProblems } from '@shop/inventory-contract';
import { describeClientOnService } from '@shop/shared-api-testing';
import { startTestService } from '@shop/shared-testing';
import { service } from './service';

let made = 0;
const anOrderId = () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const two = { lines: [{ sku: 'MUG', quantity: 2 }] };

describeClientOnService({
  document: join(__dirname, '../../../libs/inventory/contract/openapi.json'),
  create: (baseUrl) => createInventoryClient({ baseUrl }),
  start: async () => {
    const running = await startTestService(service);
    await running.post('/v1/items', { sku: 'MUG', name: 'Mug', stock: 100 });
    return running;
  },
  scenarios: {
    'reserves once however often it repeats, and gets what it reserved': async (client) => {
      const orderId = anOrderId();
      const reservation = await client.reserve(orderId, two);
      expect(reservation).toMatchObject({ orderId, state: 'held', ...two });
      expect(await client.reserve(orderId, { ...two, ttlSeconds: 5 })).toEqual(reservation);
      expect(await client.get(orderId)).toEqual(reservation);
    },
    'confirms and releases': async (client) => {
      const orderId = anOrderId();
      await client.reserve(orderId, two);
      expect(await client.confirm(orderId)).toMatchObject({ state: 'confirmed' });
      expect(await client.release(orderId)).toMatchObject({ state: 'released' });
    },
    'learns why it is refused': async (client) => {
      const refused = async (attempt: Promise<unknown>, status: number, code: string) =>
        expect(attempt).rejects.toMatchObject({ status, code });
      const orderId = anOrderId();
      const { insufficientStock, reservationDiffers, reservationNotFound } = inventoryProblems;
      const { reservationReleased, unknownSku } = inventoryProblems;
      const lines = (sku: string, quantity: number) => ({ lines: [{ sku, quantity }] });
      await refused(client.get(orderId), 404, reservationNotFound);
      await refused(client.reserve(orderId, lines('NO-SUCH', 1)), 422, unknownSku);
      await refused(client.reserve(orderId, lines('MUG', 101)), 409, insufficientStock);
      await client.reserve(orderId, two);
      await refused(client.reserve(orderId, lines('MUG', 3)), 409, reservationDiffers);
      await client.release(orderId);
      await refused(client.confirm(orderId), 409, reservationReleased);
    },
  },
});
