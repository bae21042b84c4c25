import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkPackages, unlinkPackages } from './package-links';

const packages = { '@shop/payments': 'apps/payments', plain: 'tools/plain' };

describe('the links of a workspace', () => {
  let root: string;
  const modules = (path = '') => join(root, 'node_modules', path);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'links-'));
    mkdirSync(modules());
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('are relative as those of npm, and may be made twice', () => {
    linkPackages(root, packages);
    linkPackages(root, packages);
    expect(readlinkSync(modules('@shop/payments'))).toBe('../../apps/payments');
    expect(readlinkSync(modules('plain'))).toBe('../tools/plain');
  });

  it('are left to npm where nothing is installed', () => {
    rmSync(modules(), { recursive: true });
    linkPackages(root, packages);
    expect(readdirSync(root)).toEqual([]);
  });

  it('go again, and nothing else of these names', () => {
    linkPackages(root, packages);
    rmSync(modules('plain'));
    symlinkSync('../other/plain', modules('plain'));
    unlinkPackages(root, packages);
    expect(readdirSync(modules('@shop'))).toEqual([]);
    expect(readlinkSync(modules('plain'))).toBe('../other/plain');
  });
});
