import { describePlatform } from './platform/describe-platform';
import { Shop } from './platform/shop';

describePlatform('orders killed', (platform) => {
  it('does what was in its outbox when it is back', async () => {
    const { inventory, orders } = platform();
    const shop = await Shop.open(platform(), 100);
    await inventory.kill();
    await Promise.all(Array.from({ length: 30 }, () => shop.place()));
    await orders.kill();
    await Promise.all([inventory.start(), orders.start()]);
    expect(await shop.balance()).toEqual({ CONFIRMED: 30 });
  });

  it.each([
    ['before', 'the reservation', /reservations\/[^/]+$/],
    ['after', 'the reservation', /reservations\/[^/]+$/],
    ['after', 'the sale', /confirm$/],
  ] as const)('sells once when it was killed %s %s', async (moment, _, path) => {
    const { gate, orders } = platform();
    const shop = await Shop.open(platform(), 5);
    const killed = new Promise<void>((resolve, reject) => {
      gate.once(moment, path, () => orders.kill().then(resolve, reject));
    });
    await shop.place(2);
    await killed;
    await orders.start();
    expect(await shop.balance()).toEqual({ CONFIRMED: 1 });
  });
});
