/** Where things are; `:name` is a parameter. */
export const ordersPaths = {
  orders: '/v1/orders',
  order: '/v1/orders/:id',
  cancel: '/v1/orders/:id/cancel',
  outbox: '/v1/outbox',
  retry: '/v1/outbox/:id/retry',
} as const;
