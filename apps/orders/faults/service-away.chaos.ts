import { setTimeout as after } from 'node:timers/promises';
import { describePlatform } from './platform/describe-platform';
import { Shop } from './platform/shop';

describePlatform('orders while another service is away', (platform) => {
  it('confirms an order whose inventory was killed between reservation and sale', async () => {
    const { gate, inventory } = platform();
    const shop = await Shop.open(platform(), 5);
    const killed = new Promise<void>((resolve, reject) => {
      gate.once('before', /confirm$/, () => inventory.kill().then(resolve, reject));
    });
    await shop.place(2);
    await killed;
    await inventory.start();
    expect(await shop.balance()).toEqual({ CONFIRMED: 1 });
  });

  it.each(['PUT', 'confirm'])('sells once when the answer to the %s is lost', async (call) => {
    const { gate } = platform();
    const shop = await Shop.open(platform(), 5);
    const path = call === 'PUT' ? /reservations\/[^/]+$/ : /confirm$/;
    gate.once('after', path, () => Promise.reject(new Error('lost')));
    await shop.place(2);
    expect(await shop.balance()).toEqual({ CONFIRMED: 1 });
  });

  it.each(['inventory', 'users'] as const)(
    'accepts while %s is down, and catches up',
    async (name) => {
      const shop = await Shop.open(platform(), 50);
      const service = platform()[name];
      await service.kill();
      const placed = await Promise.all(Array.from({ length: 20 }, () => shop.place()));
      expect(new Set(placed.map(({ state }) => state))).toEqual(new Set(['PENDING']));
      await after(2_000);
      await service.start();
      expect(await shop.balance()).toEqual({ CONFIRMED: 20 });
    },
  );
});
