import { execa } from 'execa';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Takes the place of `npm`: `npm ci` moves the dependencies in, everything else is npm's. */
const npm = (real: string): string => `#!/bin/sh
if [ "$1" = ci ]; then exec mv "$REHEARSAL_NODE_MODULES" node_modules; fi
exec '${real}' "$@"
`;

/**
 * The machine that agents run on: a home of its own, and the installed dependencies as hard links in place
 * of `npm ci`. Nothing of the caller's environment is in it.
 * @param from workspace whose dependencies are installed
 */
export async function makeMachine(folder: string, from: string): Promise<Record<string, string>> {
  const at = (name: string) => join(folder, name);
  await Promise.all(['bin', 'home', 'tmp'].map((name) => mkdir(at(name), { recursive: true })));
  await execa('cp', ['-al', join(from, 'node_modules'), at('node_modules')]);
  const real = (await execa('sh', ['-c', 'command -v npm'])).stdout.trim();
  await writeFile(at('bin/npm'), npm(real));
  await chmod(at('bin/npm'), 0o755);
  return {
    PATH: `${at('bin')}:${process.env['PATH']}`,
    HOME: at('home'),
    TMPDIR: at('tmp'),
    LANG: 'C.UTF-8',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    REHEARSAL_NODE_MODULES: at('node_modules'),
  };
}
