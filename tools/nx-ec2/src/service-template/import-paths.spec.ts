import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { changeImportPaths, importPathsOf, withoutFolders } from './import-paths';

const exported = { '.': './src/index.ts', './package.json': './package.json' };

describe('importPathsOf', () => {
  it('has one pattern for all libraries of a service, and none for its app', () => {
    const packages = {
      'apps/payments': { name: '@shop/payments' },
      'libs/payments/contract': { name: '@shop/payments-contract', exports: exported },
      'libs/payments/data-access': { name: '@shop/payments-data-access', exports: exported },
    };
    expect(importPathsOf(packages)).toEqual({
      '@shop/payments-*': ['./libs/payments/*/src/index.ts'],
    });
  });

  it('has none for a package that is not called after its folder', () => {
    const packages = { 'libs/payments/core': { name: '@shop/money', exports: exported } };
    expect(importPathsOf(packages)).toEqual({});
  });
});

describe('withoutFolders', () => {
  it('keeps the patterns of other folders', () => {
    const paths = { a: ['./libs/pay/*'], b: ['./libs/payments/*/src/index.ts'] };
    expect(withoutFolders(paths, ['apps/payments', 'libs/payments'])).toEqual({ a: paths.a });
  });
});

describe('changeImportPaths', () => {
  const file = 'tsconfig.base.json';
  const add = (paths: object) => ({ ...paths, a: ['./a'] });

  function treeWith(configuration: object) {
    const tree = createTreeWithEmptyWorkspace();
    tree.write(file, JSON.stringify(configuration));
    return tree;
  }

  it('keeps the rest of the configuration, and the patterns in order', () => {
    const tree = treeWith({ compilerOptions: { strict: true, paths: { b: ['./b'] } } });
    changeImportPaths(tree, add);
    expect(JSON.stringify(JSON.parse(tree.read(file, 'utf8') ?? ''))).toBe(
      '{"compilerOptions":{"strict":true,"paths":{"a":["./a"],"b":["./b"]}}}',
    );
  });

  it.each([[{}], [{ compilerOptions: { strict: true } }]])(
    'leaves a workspace alone that has none: %j',
    (configuration) => {
      const tree = treeWith(configuration);
      changeImportPaths(tree, add);
      expect(tree.read(file, 'utf8')).toBe(JSON.stringify(configuration));
    },
  );
});
