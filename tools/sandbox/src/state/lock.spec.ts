import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Layout, layoutOf } from './layout';
import { withLock } from './lock';

let layout: Layout;
beforeEach(async () => (layout = layoutOf(await mkdtemp(join(tmpdir(), 'sandbox-')))));
afterEach(() => rm(layout.workspace, { recursive: true }));

it('lets one command in at a time, also after one that failed', async () => {
  const order: string[] = [];
  const command = (name: string, fails = false) =>
    withLock(layout, async () => {
      order.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} out`);
      if (fails) throw new Error(name);
    });
  const results = await Promise.allSettled([command('a', true), command('b')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(order).toHaveLength(4);
  expect(order[1]).toBe(order[0]?.replace('in', 'out'));
});

it.each([
  ['a pid nobody has', `${2 ** 22 + 1} 1`],
  ['a pid that another process was given since', `${process.pid} 1`],
  ['nothing readable', 'rubbish'],
])('takes over a lock that names %s', async (_, text) => {
  await mkdir(layout.home);
  await writeFile(layout.lockFile, text);
  await expect(withLock(layout, async () => 'done')).resolves.toBe('done');
});
