/** A valid body to place an order with, with what the test cares about. */
export const orderRequest = (given: Record<string, unknown> = {}) => ({
  userId: '019ac000-0000-7000-8000-000000000001',
  lines: [
    { sku: 'MUG-WHITE', quantity: 2, unitPrice: { amount: 1250, currency: 'EUR' } },
    { sku: 'TEE-M', quantity: 1, unitPrice: { amount: 1999, currency: 'EUR' } },
  ],
  ...given,
});
