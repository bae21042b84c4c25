import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { compile } from './compile';
import { bundleConfiguration } from './configuration';

const sources = {
  'package.json': `{ "dependencies": { "greeter": "1.0.0" } }`,
  'app/src/main.ts': `import { greet } from 'greeter';\nconsole.log(greet('users'));\n`,
  'app/src/healthcheck.ts': `process.exitCode = 0;\n`,
  'node_modules/greeter/package.json': `{ "name": "greeter", "main": "index.js", "sideEffects": false }`,
  'node_modules/greeter/index.js': `export const greet = (n) => 'hi ' + n;\nexport const part = () => 'bye';\n`,
};

describe('the bundle', () => {
  const roots: string[] = [];

  function workspace(
    change: Record<string, string>,
    root = mkdtempSync(join(tmpdir(), 'bundle-')),
  ) {
    roots.push(root);
    for (const [path, content] of Object.entries({ ...sources, ...change })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return root;
  }

  async function bundled(
    change: Record<string, string> = {},
    { root = workspace(change), cache }: { root?: string; cache?: string } = {},
  ) {
    const output = join(root, 'dist');
    const swc = { jsc: { parser: { syntax: 'typescript' as const } } };
    const compact = true;
    const options = { root, app: 'app', output, swc, compact, cache };
    const { errors } = await compile(bundleConfiguration(options));
    const files = errors ? [] : readdirSync(output).sort();
    const contents = files.map((file) => [file, readFileSync(join(output, file), 'utf8')]);
    return { root, errors, files: Object.fromEntries(contents) as Record<string, string> };
  }

  afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

  it('has equal bytes wherever its sources lie, and does not tell where', async () => {
    const [one, other] = [await bundled(), await bundled()];
    expect(Object.keys(one.files)).toEqual([
      'healthcheck.mjs',
      'main.mjs',
      'main.mjs.map',
      'vendor.mjs',
    ]);
    expect(one.files).toEqual(other.files);
    expect(Object.values(one.files).join()).not.toContain(one.root);
  });

  it('keeps vendor.mjs when the app changes, even when it uses more of a package', async () => {
    const main = `import { greet, part } from 'greeter';\nconsole.log(greet('x'), part());\n`;
    const [before, after] = [await bundled(), await bundled({ 'app/src/main.ts': main })];
    expect(after.files['vendor.mjs']).toBe(before.files['vendor.mjs']);
    expect(after.files['main.mjs']).not.toBe(before.files['main.mjs']);
  });

  it('leaves out what is not used of a package behind a package, where that allows it', async () => {
    const { files } = await bundled({
      'node_modules/greeter/index.js': `export { greet } from 'words';\n`,
      'node_modules/words/package.json': `{ "name": "words", "main": "index.js", "sideEffects": false }`,
      'node_modules/words/index.js': `export * from './greet.js';\nexport * from './part.js';\n`,
      'node_modules/words/greet.js': `export const greet = (n) => 'hi ' + n;\n`,
      'node_modules/words/part.js': `export const part = () => 'bye';\n`,
    });
    expect(files['vendor.mjs']).toContain('hi ');
    expect(files['vendor.mjs']).not.toContain('bye');
  });

  it('is the same with what is left of the last one', async () => {
    const root = workspace({});
    const cache = join(root, '.cache');
    await bundled({}, { root, cache });
    const change = {
      'app/src/main.ts': `import { greet, part } from 'greeter';\nconsole.log(greet('x'), part());\n`,
      'node_modules/greeter/package.json': `{ "name": "greeter", "version": "2.0.0", "main": "index.js" }`,
      'node_modules/greeter/index.js': `export const greet = (n) => 'hello ' + n;\nexport const part = () => 'bye';\n`,
    };
    workspace(change, root);
    const again = await bundled(change, { root, cache });
    expect(again.files['vendor.mjs']).toContain('hello ');
    expect(again.files).toEqual((await bundled(change)).files);
  });

  it('has a healthcheck that loads no package', async () => {
    const { files } = await bundled();
    expect(files['healthcheck.mjs']).not.toContain('vendor.mjs');
  });

  it('has the release step of a service that has one, with the same packages', async () => {
    const { files } = await bundled({ 'app/src/migrate.ts': sources['app/src/main.ts'] });
    expect(files['migrate.mjs']).toContain('vendor.mjs');
    expect(files['migrate.mjs.map']).toBeDefined();
  });

  it('has once what two programs use, and leaves the release step alone when another changes', async () => {
    const program = (own: string) =>
      `import { words } from './words';\nimport { greet } from 'greeter';\nconsole.log(greet(words), '${own}');\n`;
    const change = (own: string) => ({
      'app/src/words.ts': `export const words = 'in both';\n`,
      'app/src/main.ts': program(own),
      'app/src/migrate.ts': program('migrated'),
    });
    const [before, after] = [await bundled(change('one')), await bundled(change('other'))];
    expect(before.files['common.mjs']).toContain('in both');
    expect(before.files['main.mjs'] + (before.files['migrate.mjs'] ?? '')).not.toContain('in both');
    const changed = Object.keys(after.files).filter(
      (file) => after.files[file] !== before.files[file],
    );
    expect(changed).toEqual(['main.mjs']);
  });

  it('leaves the embedded database to where it is installed', async () => {
    const main = `import('@electric-sql/pglite').then(({ PGlite }) => PGlite);\n`;
    const { files } = await bundled({ 'app/src/main.ts': main });
    expect(files['main.mjs']).toMatch(/import\("@electric-sql\/pglite"\)/);
    expect(files['main.mjs']).not.toMatch(/^import .*pglite/m);
  });

  it('maps stack traces to the lines of the sources, without holding them', async () => {
    const { files } = await bundled();
    const map = JSON.parse(files['main.mjs.map'] ?? '');
    expect(map.sources).toContain('app/src/main.ts');
    expect(map.sourcesContent).toBeUndefined();
  });

  it('fails when a module is missing, unless Nest does without it', async () => {
    const missing = await bundled({ 'app/src/main.ts': `import 'greeter-two';\n` });
    expect(stripVTControlCharacters(missing.errors ?? '')).toContain("Can't resolve 'greeter-two'");
    const optional = `import('@nestjs/microservices').catch(() => undefined);\n`;
    expect((await bundled({ 'app/src/main.ts': optional })).errors).toBeUndefined();
  });
});
