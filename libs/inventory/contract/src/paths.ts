/** Where things are; `:name` is a parameter. */
export const inventoryPaths = {
  items: '/v1/items',
  item: '/v1/items/:sku',
  adjustments: '/v1/items/:sku/adjustments',
  movements: '/v1/items/:sku/movements',
  reservation: '/v1/reservations/:orderId',
  confirm: '/v1/reservations/:orderId/confirm',
  release: '/v1/reservations/:orderId/release',
  audit: '/v1/audit',
} as const;
