import { planOf } from '../plan/plan.fixture';
import { planModel } from '../policy/plan-model';
import { billedItems } from './billed-items';
import { monthlyCost } from './monthly-cost';
import type { PriceList } from './price-list';

const hourly = (price: number) => ({ per: 'hour', price, seen: '2026', source: 'x' }) as const;
const stored = (price: number) => ({ ...hourly(price), per: 'GB-month' }) as const;
const list: PriceList = {
  region: 'eu-west-1',
  currency: 'USD',
  hoursPerMonth: 730,
  prices: {
    'host t3.small': hourly(0.02),
    'disk gp3': stored(0.1),
    'one-minute metrics': { ...hourly(2.1), per: 'month' },
    'public IPv4 address': hourly(0.005),
    'load balancer': hourly(0.025),
    'database db.t4g.micro': hourly(0.01),
    'database storage gp3': stored(0.125),
  },
};
const costOf = (resources: Parameters<typeof planOf>[0]) =>
  monthlyCost(billedItems(planModel(planOf(resources)).resources), list);
const shortOf = (resources: Parameters<typeof planOf>[0]) =>
  costOf(resources).lines.map(({ item, amount, month }) => [item, amount, month]);

const host = {
  values: {
    instance_type: 't3.small',
    monitoring: true,
    root_block_device: [{ volume_type: 'gp3', volume_size: 20 }],
  },
};

describe('the cost of a month', () => {
  it('has those of a kind in one line, and their sum', () => {
    const cost = costOf({ 'aws_instance.a': host, 'aws_instance.b': host });
    expect(cost.lines).toEqual([
      { item: 'host t3.small', amount: 2, price: 0.02, per: 'hour', month: 29.2 },
      { item: 'disk gp3', amount: 40, price: 0.1, per: 'GB-month', month: 4 },
      { item: 'one-minute metrics', amount: 2, price: 2.1, per: 'month', month: 4.2 },
    ]);
    expect(cost.month).toBe(37.4);
  });

  it('has the standby of a database, and its storage', () => {
    const values = {
      instance_class: 'db.t4g.micro',
      storage_type: 'gp3',
      allocated_storage: 50,
      multi_az: true,
    };
    expect(shortOf({ 'aws_db_instance.a': { values } })).toEqual([
      ['database db.t4g.micro', 2, 14.6],
      ['database storage gp3', 100, 12.5],
    ]);
  });

  it('has the addresses of hosts and of a load balancer, in each of its zones', () => {
    const lines = shortOf({ 'aws_eip.a': { values: {} }, 'aws_lb.a': { values: {} } });
    expect(lines).toEqual([
      ['public IPv4 address', 3, 10.95],
      ['load balancer', 1, 18.25],
    ]);
    const subnets = ['a', 'b', 'c'];
    expect(shortOf({ 'aws_lb.a': { values: { subnets } } })).toContainEqual([
      'public IPv4 address',
      3,
      10.95,
    ]);
  });

  it('is nothing for what is paid by use', () => {
    expect(costOf({ 'aws_ecr_repository.a': { values: {} } })).toEqual({ lines: [], month: 0 });
  });

  it('is not guessed: what has no price is named', () => {
    const values = { ...host.values, instance_type: 'm7i.large' };
    expect(() => costOf({ 'aws_instance.a': { values } })).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ seen: 'no price for host m7i.large' }),
      }),
    );
  });
});
