import { DomainError } from '@shop/shared-errors';
import { FakeClock } from '@shop/shared-clock';
import fc from 'fast-check';
import { stockInMemory, useCasesOn } from './testing';

const skus = ['A', 'B', 'C'];
const orders = ['order-1', 'order-2', 'order-3', 'order-4'];

const line = fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 6 }) });
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 3, selector: ({ sku }) => sku });
const orderId = fc.constantFrom(...orders);
const step = fc.oneof(
  fc.record({ do: fc.constant('reserve' as const), orderId, lines }),
  fc.record({ do: fc.constantFrom('confirm', 'release'), orderId }),
  fc.record({ do: fc.constant('expire' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
  fc.record({
    do: fc.constant('adjust' as const),
    sku: fc.constantFrom(...skus),
    delta: fc.integer({ min: -9, max: 9 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function open() {
  const clock = new FakeClock();
  const cases = useCasesOn(stockInMemory(), clock);
  for (const sku of skus) await cases.createItem.run({ sku, name: sku, stock: 10 });
  const take = async (step: Step): Promise<unknown> => {
    if ('lines' in step) return cases.reserve.run({ ...step, ttlSeconds: 60 });
    if ('delta' in step) return cases.adjustStock.run({ ...step, reason: 'any' });
    if ('ms' in step) return clock.advance(step.ms);
    if (!('orderId' in step)) return cases.expire.run();
    return (step.do === 'confirm' ? cases.confirm : cases.release).run(step.orderId);
  };
  return { take, audit: cases.audit, items: () => cases.listItems.run({ limit: 9 }) };
}

const refused = (error: unknown) => {
  if (!(error instanceof DomainError)) throw error;
};

it('whatever happens in whatever order, all units are accounted for and none is below 0', () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { take, audit, items } = await open();
      for (const step of steps) {
        await take(step).catch(refused);
        expect(await audit.run()).toMatchObject({ consistent: true, discrepancies: [] });
        for (const { stock, reserved, sold } of (await items()).items)
          expect(Math.min(stock, reserved, sold)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 200 },
  ));
