import { setTimeout as after } from 'node:timers/promises';
import { describePlatform } from './platform/describe-platform';
import { eventually, Shop } from './platform/shop';

describePlatform('an order cancelled', (platform) => {
  const cancel = (id: string) => platform().clients.orders.cancel(id);

  it('gives back what it bought', async () => {
    const shop = await Shop.open(platform(), 5);
    const { id } = await shop.place(3);
    expect(await shop.balance()).toEqual({ CONFIRMED: 1 });
    expect(await cancel(id)).toMatchObject({ state: 'CANCELLED' });
    expect(await cancel(id)).toMatchObject({ state: 'CANCELLED' });
    expect(await shop.balance()).toEqual({ CANCELLED: 1 });
  });

  it('gives back what it held once inventory can be told', async () => {
    const { gate, inventory } = platform();
    const shop = await Shop.open(platform(), 5);
    const killed = new Promise<void>((resolve, reject) => {
      gate.once('before', /confirm$/, () => inventory.kill().then(resolve, reject));
    });
    const { id } = await shop.place(3);
    await killed;
    expect(await cancel(id)).toMatchObject({ state: 'CANCELLED' });
    await inventory.start();
    expect(await shop.balance()).toEqual({ CANCELLED: 1 });
  });

  it.each([
    ['before', 'reserved', /reservations\/[^/]+$/],
    ['after', 'reserved', /reservations\/[^/]+$/],
    ['before', 'sold', /confirm$/],
    ['after', 'sold', /confirm$/],
  ] as const)('keeps nothing when cancelled just %s it is %s', async (moment, _, path) => {
    const { gate } = platform();
    const shop = await Shop.open(platform(), 5);
    let ordered: (id: string) => void = () => undefined;
    const id = new Promise<string>((resolve) => (ordered = resolve));
    const cancelled = new Promise<void>((resolve, reject) => {
      gate.once(moment, path, () => id.then(cancel).then(() => resolve(), reject));
    });
    ordered((await shop.place(3)).id);
    await cancelled;
    expect(await shop.balance()).toEqual({ CANCELLED: 1 });
  });

  it('ends either way but consistently when many are cancelled at any moment', async () => {
    const shop = await Shop.open(platform(), 30);
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const { id } = await shop.place();
        if (n % 2 === 0) return;
        await after((n * 7) % 150);
        await eventually(10_000, () => cancel(id).catch(acceptRefusal));
      }),
    );
    const counts = await shop.balance();
    expect(counts['CONFIRMED']).toBeLessThanOrEqual(30);
    expect(counts['CANCELLED']).toBeGreaterThan(0);
  });
});

/** A rejected order can not be cancelled any more. */
function acceptRefusal(error: unknown): void {
  const { code } = error as { readonly code?: string };
  if (code !== 'order-not-cancellable') throw error;
}
