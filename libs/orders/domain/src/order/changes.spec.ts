import { OrderNotCancellable } from '../errors';
import { anOrder } from '../testing/an-order';
import { cancel, confirm, reject } from './changes';

const now = new Date('2026-01-02T00:00:00.000Z');
const pending = anOrder();
const confirmed = confirm(pending, now);
const rejected = reject(pending, 'unknown-sku', now);
const cancelled = cancel(pending, now);

describe('an order', () => {
  it('is PENDING, of version 1 and without a reason when placed', () => {
    expect(pending).toMatchObject({ state: 'PENDING', version: 1, reason: null });
  });

  it.each([
    ['confirmed', confirmed, { state: 'CONFIRMED', reason: null }],
    ['rejected', rejected, { state: 'REJECTED', reason: 'unknown-sku' }],
    ['cancelled', cancelled, { state: 'CANCELLED', reason: null }],
  ])('can be %s while PENDING', (_, changed, expected) => {
    expect(changed).toEqual({ ...pending, ...expected, version: 2, updatedAt: now });
  });

  it('can be cancelled after it was confirmed', () => {
    expect(cancel(confirmed, now)).toMatchObject({ state: 'CANCELLED', version: 3 });
  });

  it('stays the same when cancelled twice', () => {
    expect(cancel(cancelled, new Date())).toBe(cancelled);
  });

  it('can not be cancelled when it was rejected', () => {
    expect(() => cancel(rejected, now)).toThrow(OrderNotCancellable);
  });

  it.each([confirmed, rejected, cancelled])('is never decided twice (%o)', (order) => {
    expect(() => confirm(order, now)).toThrow(`is ${order.state}, which CONFIRMED cannot follow`);
    expect(() => reject(order, 'timed-out', now)).toThrow('which REJECTED cannot follow');
  });
});
