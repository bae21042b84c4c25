import {
  asOf,
  confirm,
  expire,
  newReservation,
  release,
  reserveAgain,
  type ReservationState,
} from './reservation';
import { ReservationDiffers, ReservationExpired, ReservationReleased } from './reservation-errors';
import { aReservation } from './testing';

const intime = new Date('2026-01-01T00:00:59.999Z');
const late = new Date('2026-01-01T00:01:00.000Z');
const inState = (state: ReservationState) => aReservation({}, { state });

describe('a new reservation', () => {
  it('holds for its time, its lines by SKU', () => {
    const lines = ['B', 'a', 'C', 'A'].map((sku) => ({ sku, quantity: 1 }));
    const reservation = newReservation({ orderId: 'o', lines, ttlSeconds: 2 }, intime);
    expect(reservation.lines.map(({ sku }) => sku)).toEqual(['A', 'B', 'C', 'a']);
    expect(reservation).toMatchObject({ state: 'held', createdAt: intime });
    expect(reservation.expiresAt).toEqual(new Date('2026-01-01T00:01:01.999Z'));
  });
});

describe('asOf', () => {
  it.each([
    ['held', intime, 'held'],
    ['held', late, 'expired'],
    ['confirmed', late, 'confirmed'],
    ['released', late, 'released'],
  ] as const)('%s at %s counts as %s', (state, now, counts) => {
    expect(asOf(inState(state), now).state).toBe(counts);
  });
});

describe('confirm', () => {
  it('sells what is held', () => {
    expect(confirm(inState('held'), intime)).toMatchObject({
      reservation: { state: 'confirmed', updatedAt: intime },
      movement: 'confirm',
    });
  });

  it('changes nothing when repeated, however late', () => {
    const reservation = inState('confirmed');
    expect(confirm(reservation, late)).toEqual({ reservation });
  });

  it.each([
    ['held', late, ReservationExpired],
    ['expired', intime, ReservationExpired],
    ['released', intime, ReservationReleased],
  ] as const)('of %s at %s is refused', (state, now, error) => {
    expect(() => confirm(inState(state), now)).toThrow(error);
  });
});

describe('release', () => {
  it.each([
    ['held', intime, 'release'],
    ['held', late, 'release'],
    ['confirmed', late, 'return'],
    ['expired', late, undefined],
  ] as const)('of %s at %s moves units by %s', (state, now, movement) => {
    const transition = release(inState(state), now);
    expect(transition).toMatchObject({ reservation: { state: 'released', updatedAt: now } });
    expect(transition.movement).toBe(movement);
  });

  it('changes nothing when repeated', () => {
    const reservation = inState('released');
    expect(release(reservation, late)).toEqual({ reservation });
  });
});

describe('expire', () => {
  it('gives back what is held and out of time', () => {
    expect(expire(inState('held'), late)).toMatchObject({
      reservation: { state: 'expired', updatedAt: late },
      movement: 'expire',
    });
  });

  it.each([
    ['held', intime],
    ['confirmed', late],
    ['released', late],
    ['expired', late],
  ] as const)('changes nothing for %s at %s', (state, now) => {
    const reservation = inState(state);
    expect(expire(reservation, now)).toEqual({ reservation });
  });
});

describe('reserveAgain', () => {
  const wanted = (ttlSeconds = 60) =>
    newReservation({ orderId: 'o', lines: [{ sku: 'MUG-A', quantity: 2 }], ttlSeconds }, late);

  it.each([
    ['held', intime],
    ['confirmed', late],
  ] as const)('is what it was for %s at %s', (state, now) => {
    const stored = inState(state);
    expect(reserveAgain(stored, wanted(5), now)).toEqual({ reservation: stored });
  });

  it('holds the units of an expired one anew', () => {
    const stored = inState('expired');
    const reservation = { ...wanted(), createdAt: stored.createdAt };
    expect(reserveAgain(stored, wanted(), late)).toEqual({ reservation, movement: 'reserve' });
  });

  it('prolongs one that is overdue and never gave its units back', () => {
    const transition = reserveAgain(inState('held'), wanted(), late);
    expect(transition.movement).toBeUndefined();
    expect(transition.reservation).toMatchObject({ state: 'held', expiresAt: wanted().expiresAt });
  });

  it('is refused after a release', () => {
    expect(() => reserveAgain(inState('released'), wanted(), late)).toThrow(ReservationReleased);
  });

  it.each([
    [[{ sku: 'MUG-A', quantity: 3 }]],
    [[{ sku: 'MUG-B', quantity: 2 }]],
    [
      [
        { sku: 'MUG-A', quantity: 2 },
        { sku: 'MUG-B', quantity: 1 },
      ],
    ],
  ])('is refused with other lines %j', (lines) => {
    const other = newReservation({ orderId: 'o', lines, ttlSeconds: 60 }, intime);
    expect(() => reserveAgain(inState('held'), other, intime)).toThrow(ReservationDiffers);
  });
});
