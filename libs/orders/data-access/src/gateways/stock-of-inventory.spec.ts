import type { ReservationAnswer } from '@shop/inventory-contract';
import { ReservationLost } from '@shop/orders-domain';
import { anOrder } from '@shop/orders-domain/testing';
import { RemoteProblem, RemoteUnavailable } from '@shop/shared-http-client';
import { StockOfInventory } from './stock-of-inventory';

const order = anOrder();
const away = new RemoteUnavailable('inventory', 'network');

const refusal = (status: number, code: string) =>
  new RemoteProblem('inventory', { type: `urn:problem:${code}`, title: code, status, code });

/** Inventory that refuses everything with `error`. */
function refusing(error: Error) {
  const refuse = (): Promise<ReservationAnswer> => Promise.reject(error);
  return new StockOfInventory({ reserve: refuse, confirm: refuse, release: refuse }, 60);
}

describe('StockOfInventory', () => {
  it('asks for the units of each line, and says for how long', async () => {
    const asked: unknown[] = [];
    const answer = async (...given: unknown[]) => {
      asked.push(given);
      return {} as ReservationAnswer;
    };
    const stock = new StockOfInventory({ reserve: answer, confirm: answer, release: answer }, 60);
    expect(await stock.reserve(order)).toBe('held');
    const lines = [
      { sku: 'MUG-WHITE', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ];
    expect(asked).toEqual([[order.id, { lines, ttlSeconds: 60 }]]);
  });

  it.each([
    [409, 'insufficient-stock'],
    [422, 'unknown-sku'],
  ])('gives the refusal %i %s as an outcome', async (status, code) => {
    expect(await refusing(refusal(status, code)).reserve(order)).toBe(code);
  });

  it.each(['reservation-released', 'reservation-expired'])(
    'tells that a reservation is lost from %s',
    async (code) => {
      const stock = refusing(refusal(409, code));
      await expect(stock.reserve(order)).rejects.toThrow(ReservationLost);
      await expect(stock.confirm(order.id)).rejects.toThrow(ReservationLost);
    },
  );

  it('takes the release of what was never reserved as done', async () => {
    await refusing(refusal(404, 'reservation-not-found')).release(order.id);
  });

  it.each([refusal(404, 'no-such-route'), refusal(409, 'reservation-differs'), away])(
    'passes on what it does not understand (%s)',
    async (error) => {
      const stock = refusing(error);
      await expect(stock.reserve(order)).rejects.toBe(error);
      await expect(stock.confirm(order.id)).rejects.toBe(error);
      await expect(stock.release(order.id)).rejects.toBe(error);
    },
  );
});
