/** Codes of the problems this service answers, besides those of every service. */
export const ordersProblems = {
  /** 404 */
  notFound: 'order-not-found',
  /** 409: it was rejected. */
  notCancellable: 'order-not-cancellable',
  /** 409: changed by someone else meanwhile; repeat. */
  changed: 'order-changed',
  /** 422 */
  mixedCurrencies: 'mixed-currencies',
  /** 422 */
  repeatedSku: 'repeated-sku',
  /** 422 */
  totalTooLarge: 'total-too-large',
  /** 404: no message with that id waits or is parked. */
  messageNotFound: 'message-not-found',
} as const;
