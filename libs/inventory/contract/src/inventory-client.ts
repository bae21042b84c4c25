import { type ClientOptions, createClient } from '@shop/shared-http-client';
import { fillPath } from '@shop/shared-schema';
import { inventoryPaths } from './paths';
import { type ReservationAnswer, reservationSchema, type ReserveRequest } from './reservation';

/**
 * The reservations of the inventory. Every call may be repeated, and throws `RemoteProblem` when
 * it is refused, with one of `inventoryProblems` as code, and `RemoteUnavailable` when there is
 * no answer.
 */
export interface InventoryClient {
  /** Holds units for an order, all lines or none. The answer is `held`, or already `confirmed`. */
  reserve(orderId: string, request: ReserveRequest): Promise<ReservationAnswer>;
  /** Sells the units that are held. */
  confirm(orderId: string): Promise<ReservationAnswer>;
  /** Gives the units back for good, sold ones as well. */
  release(orderId: string): Promise<ReservationAnswer>;
  get(orderId: string): Promise<ReservationAnswer>;
}

/** @param options where the service is, how long to wait and how often to try. */
export function createInventoryClient(options: Omit<ClientOptions, 'service'>): InventoryClient {
  const client = createClient({ ...options, service: 'inventory' });
  const { reservation, confirm, release } = inventoryPaths;
  const response = reservationSchema;
  const post = (path: string) =>
    client.request({ method: 'POST', path, idempotent: true, response });
  return {
    reserve: (orderId, body) =>
      client.request({ method: 'PUT', path: fillPath(reservation, { orderId }), body, response }),
    confirm: (orderId) => post(fillPath(confirm, { orderId })),
    release: (orderId) => post(fillPath(release, { orderId })),
    get: (orderId) =>
      client.request({ method: 'GET', path: fillPath(reservation, { orderId }), response }),
  };
}
