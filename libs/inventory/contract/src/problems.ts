/** The `code` of every problem that the rules of this service answer with. */
export const inventoryProblems = {
  /** 404 */
  itemNotFound: 'item-not-found',
  /** 409 */
  skuTaken: 'sku-taken',
  /** 412 */
  itemChanged: 'item-changed',
  /** 422: an adjustment would leave fewer than no units, or more than an item may have. */
  stockOutOfRange: 'stock-out-of-range',
  /** 404 */
  reservationNotFound: 'reservation-not-found',
  /** 409, with `details.shortages: [{ sku, requested, available }]`. */
  insufficientStock: 'insufficient-stock',
  /** 422, with `details.skus: [...]`. */
  unknownSku: 'unknown-sku',
  /** 409: the order has a reservation with other lines. */
  reservationDiffers: 'reservation-differs',
  /** 409: it was released, which is final. */
  reservationReleased: 'reservation-released',
  /** 409: confirmed too late. Reserve again. */
  reservationExpired: 'reservation-expired',
} as const;
