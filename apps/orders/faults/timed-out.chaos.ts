import { describePlatform } from './platform/describe-platform';
import { eventually, Shop } from './platform/shop';

const timeout = { ORDER_TIMEOUT_SECONDS: '3' };

describePlatform(
  'an order that could not be decided on in time',
  (platform) => {
    it.each([
      ['nothing was reserved', /reservations\/[^/]+$/],
      ['its units are reserved', /confirm$/],
    ])('is rejected, and gives back what it held, when %s', async (_, path) => {
      const { gate, inventory, clients } = platform();
      const shop = await Shop.open(platform(), 5);
      const killed = new Promise<void>((resolve, reject) => {
        gate.once('before', path, () => inventory.kill().then(resolve, reject));
      });
      const { id } = await shop.place(2);
      await killed;
      await eventually(20_000, async () => {
        expect(await clients.orders.get(id)).toMatchObject({ state: 'REJECTED' });
      });
      await inventory.start();
      expect(await shop.balance()).toEqual({ 'timed-out': 1 });
    });
  },
  timeout,
);
