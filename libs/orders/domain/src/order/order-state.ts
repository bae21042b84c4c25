export const orderStates = ['PENDING', 'CONFIRMED', 'REJECTED', 'CANCELLED'] as const;

export type OrderState = (typeof orderStates)[number];

/** Which states may follow which. The last two are final. */
const successors: Readonly<Record<OrderState, readonly OrderState[]>> = {
  PENDING: ['CONFIRMED', 'REJECTED', 'CANCELLED'],
  CONFIRMED: ['CANCELLED'],
  REJECTED: [],
  CANCELLED: [],
};

export const mayFollow = (from: OrderState, to: OrderState): boolean =>
  successors[from].includes(to);

export const rejectionReasons = [
  'user-unknown',
  'user-deactivated',
  'unknown-sku',
  'insufficient-stock',
  'timed-out',
] as const;

/** Why an order was rejected; `timed-out` when it stayed PENDING for too long. */
export type RejectionReason = (typeof rejectionReasons)[number];
