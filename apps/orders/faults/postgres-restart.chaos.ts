import { setTimeout as after } from 'node:timers/promises';
import { describePlatform } from './platform/describe-platform';
import { Shop } from './platform/shop';

describePlatform('Postgres restarted', (platform) => {
  it('loses no order and no unit, whatever was under way', async () => {
    const shop = await Shop.open(platform(), 40);
    const placing = Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        await after(n * 25);
        return shop.place();
      }),
    );
    await after(600);
    await platform().postgres.restart();
    await placing;
    expect(await shop.balance()).toEqual({ CONFIRMED: 40, 'insufficient-stock': 20 });
  });
});
