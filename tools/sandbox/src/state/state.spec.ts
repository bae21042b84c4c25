import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Layout, layoutOf } from './layout';
import { readState, remember } from './state';

let layout: Layout;
beforeEach(async () => (layout = layoutOf(await mkdtemp(join(tmpdir(), 'sandbox-')))));
afterEach(() => rm(layout.workspace, { recursive: true }));

const ports = { endpoint: 1, emulator: 2, registry: 3, database: 4, ssh: 22 };

it('adds to what is remembered, and forgets what is set to nothing', async () => {
  await remember(layout, { engine: { kind: 'found', host: 'unix:///e' } });
  await remember(layout, { ports });
  await remember(layout, { engine: undefined });
  expect(await readState(layout)).toEqual({ ports });
});

it('is readable by the owner only, and leaves no draft', async () => {
  await remember(layout, { ports });
  expect((await stat(layout.stateFile)).mode & 0o777).toBe(0o600);
  expect(await readdir(layout.home)).toEqual(['state.json']);
});

it('starts afresh from a damaged file', async () => {
  await remember(layout, { ports });
  await writeFile(layout.stateFile, '{"ports":');
  expect(await readState(layout)).toEqual({});
});
