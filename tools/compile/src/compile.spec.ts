import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const workspace = join(__dirname, '../../..');

describe('a compiled tool', () => {
  let root: string;

  /** Writes a file of the tool `greeter`. */
  const write = (path: string, text: string) =>
    writeFileSync(join(root, 'tools/greeter', path), text);
  const writeGreeting = (text: string) =>
    write('src/greeting.ts', `export const greeting: string = ${text};`);

  /** What another process prints that runs the tool, as Nx would. */
  const run = (expression: string): string =>
    execFileSync(process.execPath, ['-p', `require('./tools/greeter/index.cjs').${expression}`], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();

  const versions = () => readdirSync(join(root, '.nx/compiled/greeter'));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'compile-'));
    mkdirSync(join(root, 'tools/greeter/src/executors/greet'), { recursive: true });
    mkdirSync(join(root, 'tools/greeter/src/executors/part'), { recursive: true });
    for (const name of ['nx.json', 'package-lock.json']) writeFileSync(join(root, name), '{}');
    symlinkSync(join(workspace, '.swcrc'), join(root, '.swcrc'));
    symlinkSync(join(workspace, 'node_modules'), join(root, 'node_modules'));
    write('package.json', JSON.stringify({ compile: { shout: './src/shout.ts' } }));
    write(
      'index.cjs',
      `const { load, executorsOf } = require('@shop/compile');
       module.exports = { executors: executorsOf(__dirname), get shout() { return load(__dirname, 'shout').shout; } };`,
    );
    const greet = "import { greeting } from '../../greeting';\nexport default () => greeting;";
    write('src/executors/greet/greet.ts', greet);
    write('src/executors/part/part.ts', 'export default () => "bye";');
    write(
      'src/shout.ts',
      "import { greeting } from './greeting';\nexport const shout = greeting.toUpperCase();",
    );
    writeGreeting("'hello'");
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is loaded by the names of its executors and entries, and compiled once', () => {
    expect(run("executors['greet']()")).toBe('hello');
    expect(run('shout')).toBe('HELLO');
    expect(run("executors['part']()")).toBe('bye');
    expect(versions()).toHaveLength(1);
  });

  it('is compiled again when a source has changed', () => {
    expect(run('shout')).toBe('HELLO');
    writeGreeting("'good morning'");
    expect(run('shout')).toBe('GOOD MORNING');
    expect(versions()).toHaveLength(2);
  });

  it('says what does not compile, and leaves nothing behind that could be taken for a result', () => {
    writeGreeting("'hello");
    expect(() => run('shout')).toThrow(/does not compile[\s\S]*greeting\.ts/);
    expect(versions()).toEqual([]);
    writeGreeting("'hello'");
    expect(run('shout')).toBe('HELLO');
  });
});
