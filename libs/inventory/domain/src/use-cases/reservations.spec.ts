import { FakeClock } from '@shop/shared-clock';
import { InsufficientStock, UnknownSku } from '../item-errors';
import {
  ReservationExpired,
  ReservationNotFound,
  ReservationReleased,
} from '../reservation-errors';
import { anOrderId, stockInMemory, useCasesOn } from '../testing';

async function open() {
  const clock = new FakeClock();
  const useCases = useCasesOn(stockInMemory(), clock);
  await useCases.createItem.run({ sku: 'MUG', name: 'Mug', stock: 10 });
  await useCases.createItem.run({ sku: 'CUP', name: 'Cup', stock: 3 });
  const orderId = anOrderId();
  const take = (quantity: number, order = orderId) =>
    useCases.reserve.run({ orderId: order, lines: [{ sku: 'MUG', quantity }], ttlSeconds: 60 });
  const mugs = async () => {
    const { stock, reserved, sold } = await useCases.getItem.run('MUG');
    expect(await useCases.audit.run()).toMatchObject({ consistent: true, adjusted: 13 });
    return [stock, reserved, sold];
  };
  return { clock, orderId, take, mugs, ...useCases };
}

it('holds units once, however often it is told', async () => {
  const { take, mugs } = await open();
  const first = await take(4);
  expect(first).toMatchObject({ created: true, movement: 'reserve' });
  const { reservation } = first;
  expect(await take(4)).toEqual({ reservation, created: false });
  expect(await mugs()).toEqual([6, 4, 0]);
});

it('sells what is confirmed, once, and takes it back on release, once', async () => {
  const { take, orderId, confirm, release, mugs } = await open();
  await take(4);
  await confirm.run(orderId);
  await confirm.run(orderId);
  expect(await mugs()).toEqual([6, 0, 4]);
  expect(await release.run(orderId)).toMatchObject({ movement: 'return' });
  await release.run(orderId);
  expect(await mugs()).toEqual([10, 0, 0]);
  await expect(confirm.run(orderId)).rejects.toThrow(ReservationReleased);
  await expect(take(4)).rejects.toThrow(ReservationReleased);
});

it('takes all lines or none, and says what is short', async () => {
  const { reserve, orderId, mugs, getReservation } = await open();
  const lines = [
    { sku: 'MUG', quantity: 1 },
    { sku: 'CUP', quantity: 4 },
  ];
  const error = await reserve.run({ orderId, lines, ttlSeconds: 60 }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(InsufficientStock);
  expect(error.details).toEqual({ shortages: [{ sku: 'CUP', requested: 4, available: 3 }] });
  expect(await mugs()).toEqual([10, 0, 0]);
  await expect(getReservation.run(orderId)).rejects.toThrow(ReservationNotFound);
});

it('names every SKU it does not have', async () => {
  const { reserve, orderId } = await open();
  const lines = ['X', 'MUG', 'Y'].map((sku) => ({ sku, quantity: 1 }));
  const error = await reserve.run({ orderId, lines, ttlSeconds: 60 }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(UnknownSku);
  expect(error.details).toEqual({ skus: ['X', 'Y'] });
});

describe('out of time', () => {
  it('counts as expired before it is swept', async () => {
    const { take, orderId, clock, getReservation, confirm } = await open();
    await take(4);
    clock.advance(60_000);
    expect(await getReservation.run(orderId)).toMatchObject({ state: 'expired' });
    await expect(confirm.run(orderId)).rejects.toThrow(ReservationExpired);
  });

  it('gives its units to the next who needs them, swept or not', async () => {
    const { take, clock, mugs } = await open();
    await take(8);
    await expect(take(8, anOrderId())).rejects.toThrow(InsufficientStock);
    clock.advance(60_000);
    expect(await take(8, anOrderId())).toMatchObject({ created: true });
    expect(await mugs()).toEqual([2, 8, 0]);
  });

  it('is swept once', async () => {
    const { take, clock, expire, mugs } = await open();
    for (const quantity of [1, 2, 3]) await take(quantity, anOrderId());
    clock.advance(60_000);
    expect([await expire.run(2), await expire.run(2), await expire.run(2)]).toEqual([2, 1, 0]);
    expect(await mugs()).toEqual([10, 0, 0]);
  });

  it('can be held anew, and released for good', async () => {
    const { take, orderId, clock, expire, release, mugs } = await open();
    await take(4);
    clock.advance(60_000);
    await expire.run();
    expect(await take(4)).toMatchObject({ created: false, reservation: { state: 'held' } });
    expect(await mugs()).toEqual([6, 4, 0]);
    clock.advance(60_000);
    await release.run(orderId);
    expect(await expire.run()).toBe(0);
    expect(await mugs()).toEqual([10, 0, 0]);
  });
});

it('confirms and releases nothing for an order without a reservation', async () => {
  const { confirm, release, getReservation } = await open();
  for (const useCase of [confirm, release, getReservation])
    await expect(useCase.run(anOrderId())).rejects.toThrow(ReservationNotFound);
});
