import { join } from 'node:path';
import type { Figure } from '../figures';
import { step } from '../../steps';
import { bundleMegabytes } from './bundle-size';
import { Pair } from './pair';
import { constantRate, fullLoadSeconds, type Measured, measureOnce, type Pairwise } from './run';

/** Those whose bundles are measured; only users is run. */
export const services = ['users', 'orders', 'inventory'];

interface Compared {
  readonly name: string;
  readonly key: keyof Measured;
  readonly unit: Figure['unit'];
  /** Of the service itself. */
  readonly aim?: Figure['aim'];
  /** Of the service's figure divided by the reference's, which is shown as well then. */
  readonly ratioAim?: Figure['aim'];
}

const compared: readonly Compared[] = [
  {
    name: 'GET by id',
    key: 'getsPerSecond',
    unit: 'requests/s',
    ratioAim: { atLeast: 0.8 },
  },
  { name: 'POST', key: 'postsPerSecond', unit: 'requests/s', ratioAim: { atLeast: 0.8 } },
  { name: `GET by id, p99 at ${constantRate} requests/s`, key: 'getP99Ms', unit: 'ms' },
  { name: `POST, p99 at ${constantRate} requests/s`, key: 'postP99Ms', unit: 'ms' },
  { name: 'start to ready', key: 'readySeconds', unit: 's', aim: { atMost: 0.6 } },
  { name: 'resident memory at rest', key: 'restMegabytes', unit: 'MB', aim: { atMost: 130 } },
  {
    name: `resident memory after ${fullLoadSeconds} s of full load`,
    key: 'loadedMegabytes',
    unit: 'MB',
    aim: { atMost: 130 },
  },
];

function figuresOf({ name, key, unit, aim, ratioAim }: Compared, runs: Pairwise[]): Figure[] {
  const of = (program: keyof Pairwise) => runs.map((run) => run[program][key]);
  const ratios = runs.map(({ service, reference }) => service[key] / reference[key]);
  return [
    { name: `users, ${name}`, unit, values: of('service'), aim: aim ?? 'none' },
    { name: `bare controller, ${name}`, unit, values: of('reference') },
    ...(ratioAim
      ? [{ name: `${name}: users / bare`, unit: '×' as const, values: ratios, aim: ratioAim }]
      : []),
  ];
}

const bundleSizes = (root: string): Promise<Figure[]> =>
  Promise.all(
    services.map(async (service) => ({
      name: `bundle of ${service}, all that its image copies`,
      unit: 'MB' as const,
      values: [await bundleMegabytes(join(root, 'dist/apps', service))],
      aim: { atMost: 6 },
    })),
  );

/** Measures users as it was built in dist/apps beside a bare controller; both end with it. */
export async function measureServices(root: string, count: number): Promise<Figure[]> {
  const pair = await step('Bundles on a Postgres of their own', () => Pair.prepare(root));
  try {
    const runs: Pairwise[] = [];
    for (let run = 1; run <= count; run++) {
      runs.push(await step(`Run ${run} of ${count}`, () => measureOnce(pair, run)));
    }
    return [...compared.flatMap((one) => figuresOf(one, runs)), ...(await bundleSizes(root))];
  } finally {
    await pair.remove();
  }
}
