import { ReservationDiffers, ReservationExpired, ReservationReleased } from './reservation-errors';
import type { MovementKind } from './movement';

export type ReservationState = 'held' | 'confirmed' | 'released' | 'expired';

export interface Line {
  readonly sku: string;
  /** Units, at least 1. */
  readonly quantity: number;
}

/** Units held for an order, until it is confirmed, released or out of time. */
export interface Reservation {
  readonly orderId: string;
  /** As stored: `held` also when out of time and not swept yet, see `asOf`. */
  readonly state: ReservationState;
  /** By SKU, each at most once. */
  readonly lines: readonly Line[];
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ReservationRequest {
  readonly orderId: string;
  readonly lines: readonly Line[];
  readonly ttlSeconds: number;
}

/** What becomes of a reservation, and what that does to its units, if anything. */
export interface Transition {
  readonly reservation: Reservation;
  readonly movement?: MovementKind;
}

const bySku = (a: Line, b: Line) => (a.sku < b.sku ? -1 : 1);

/** A reservation that holds from now on. */
export function newReservation(
  { orderId, lines, ttlSeconds }: ReservationRequest,
  now: Date,
): Reservation {
  const expiresAt = new Date(now.getTime() + ttlSeconds * 1000);
  const sorted = lines.map(({ sku, quantity }) => ({ sku, quantity })).sort(bySku);
  const dates = { expiresAt, createdAt: now, updatedAt: now };
  return { orderId, state: 'held', lines: sorted, ...dates };
}

const isOverdue = ({ state, expiresAt }: Reservation, now: Date) =>
  state === 'held' && expiresAt <= now;

/** The reservation as it counts at that time: out of time is expired, whether swept or not. */
export function asOf(reservation: Reservation, now: Date): Reservation {
  return isOverdue(reservation, now) ? { ...reservation, state: 'expired' } : reservation;
}

const sameLines = (a: readonly Line[], b: readonly Line[]) =>
  a.length === b.length &&
  a.every(({ sku, quantity }, at) => b[at]?.sku === sku && b[at]?.quantity === quantity);

/**
 * Reserving once more for an order that has a reservation: the same answer while that counts,
 * held anew when it is expired.
 *
 * @throws {ReservationDiffers} when the lines are others.
 * @throws {ReservationReleased} when it was released: a late repetition must not hold units.
 */
export function reserveAgain(stored: Reservation, wanted: Reservation, now: Date): Transition {
  if (!sameLines(stored.lines, wanted.lines)) throw new ReservationDiffers(stored.orderId);
  if (stored.state === 'released') throw new ReservationReleased(stored.orderId);
  const { state } = asOf(stored, now);
  if (state !== 'expired') return { reservation: stored };
  const reservation = { ...wanted, createdAt: stored.createdAt };
  // What is overdue and not swept never gave its units back.
  return stored.state === 'held' ? { reservation } : { reservation, movement: 'reserve' };
}

/**
 * The units are sold; nothing more when they are already.
 *
 * @throws {ReservationExpired} @throws {ReservationReleased}
 */
export function confirm(stored: Reservation, now: Date): Transition {
  const { state } = asOf(stored, now);
  if (state === 'confirmed') return { reservation: stored };
  if (state === 'released') throw new ReservationReleased(stored.orderId);
  if (state === 'expired') throw new ReservationExpired(stored.orderId);
  return { reservation: { ...stored, state: 'confirmed', updatedAt: now }, movement: 'confirm' };
}

const wayBack = { held: 'release', confirmed: 'return', expired: undefined } as const;

/** The units go back to the stock, sold ones as well; nothing more when they did already. */
export function release(stored: Reservation, now: Date): Transition {
  if (stored.state === 'released') return { reservation: stored };
  const reservation: Reservation = { ...stored, state: 'released', updatedAt: now };
  return { reservation, movement: wayBack[stored.state] };
}

/** The units go back to the stock, for a reservation that is overdue. */
export function expire(stored: Reservation, now: Date): Transition {
  if (!isOverdue(stored, now)) return { reservation: stored };
  return { reservation: { ...stored, state: 'expired', updatedAt: now }, movement: 'expire' };
}
