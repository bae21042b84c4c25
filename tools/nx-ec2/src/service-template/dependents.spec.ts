import { dependents } from './dependents';

const folders = ['apps/payments', 'libs/payments'];
const node = (root: string, deploy: object = {}) => ({ data: { root, targets: { deploy } } });

const graph = (uses: Record<string, string[]> = {}, env: Record<string, string> = {}) => ({
  nodes: {
    payments: node('apps/payments', { options: { env: { SELF: 'http://payments:5000' } } }),
    'payments-contract': node('libs/payments/contract'),
    orders: node('apps/orders', { configurations: { staging: { env } } }),
  },
  dependencies: Object.fromEntries(
    Object.entries(uses).map(([source, targets]) => [
      source,
      targets.map((target) => ({ source, target, type: 'static' })),
    ]),
  ),
});

const found = (...given: Parameters<typeof graph>) =>
  dependents(graph(...given) as never, 'payments', folders);

describe('dependents', () => {
  it('are none where only its own projects use it', () => {
    expect(found({ payments: ['payments-contract'], orders: ['npm:zod'] })).toEqual([]);
  });

  it('are projects that use its code, named with what they use', () => {
    expect(found({ orders: ['payments-contract', 'payments-contract', 'payments'] })).toEqual([
      'orders uses payments, payments-contract',
    ]);
  });

  it.each(['http://payments:5000', 'https://payments/v1', 'http://payments'])(
    'are services that have the address %s',
    (url) =>
      expect(found({}, { PAYMENTS_URL: url })).toEqual([
        'orders has an address of payments in its target deploy',
      ]),
  );

  it.each(['http://payments-eu:5000', 'http://old.payments:5000', 'payments'])(
    'are not services that have %s',
    (url) => expect(found({}, { PAYMENTS_URL: url })).toEqual([]),
  );
});
