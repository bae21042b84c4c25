import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutPackages, withPackages } from './lockfile';

const before = {
  name: 'shop',
  packages: {
    '': { name: 'shop' },
    'apps/users': { name: '@shop/users', version: '0.0.0' },
    'node_modules/@shop/users': { resolved: 'apps/users', link: true },
    'node_modules/zod': { version: '4.6.0' },
    'tools/nx-ec2': { version: '0.0.0' },
  },
};
const added = {
  'apps/payments': { name: '@shop/payments', private: true, license: 'MIT', version: '0.0.0' },
  'tools/plain': { name: 'plain', version: '1.0.0', dependencies: { zod: '*' } },
};

describe('the lockfile of npm', () => {
  it('gets packages of the workspace where npm would put them', () => {
    const { packages } = withPackages(before, added);
    expect(Object.keys(packages)).toEqual([
      '',
      'apps/payments',
      'apps/users',
      'node_modules/@shop/payments',
      'node_modules/@shop/users',
      'node_modules/plain',
      'node_modules/zod',
      'tools/nx-ec2',
      'tools/plain',
    ]);
    expect(packages).toMatchObject({
      'apps/payments': { name: '@shop/payments', version: '0.0.0', license: 'MIT' },
      'node_modules/@shop/payments': { resolved: 'apps/payments', link: true },
      'tools/plain': { version: '1.0.0', dependencies: { zod: '*' } },
    });
    expect(packages).not.toHaveProperty(['apps/payments', 'private']);
    expect(packages).not.toHaveProperty(['tools/plain', 'name']);
  });

  it('is as before when they are taken out again', () => {
    const isGone = (folder: string) => Object.hasOwn(added, folder);
    const after = withoutPackages(withPackages(before, added), isGone);
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it('is written as npm writes it: all packages of this workspace can go and come back', () => {
    const root = join(__dirname, '../../../..');
    const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
    const lockfile = read('package-lock.json');
    const folders = Object.keys(lockfile.packages).filter((key) => /^(apps|libs)\//.test(key));
    const manifests = Object.fromEntries(
      folders.map((folder) => [folder, read(`${folder}/package.json`)]),
    );
    const without = withoutPackages(lockfile, (folder) => folders.includes(folder));
    expect(Object.keys(without.packages).filter((key) => folders.includes(key))).toEqual([]);
    const back = withPackages(without, manifests);
    expect(Object.entries(back.packages)).toEqual(Object.entries(lockfile.packages));
  });
});
