/**
 * Entry of `npm run demo`, `npm test`, `npm run bench` and `npm run bench:services`. Runs in a fresh clone before anything is
 * installed, so it uses nothing but Node itself: it installs the locked dependencies when they are
 * missing or outdated, then hands over to the TypeScript command.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const commands = ['demo', 'test', 'bench', 'bench-services'];
const [command, ...args] = process.argv.slice(2);

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** Compares the lock file with what npm recorded of the installed tree. */
function dependenciesAreInstalled() {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!installed) return false;
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages);
  return wanted.every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      entry.optional ||
      entry.peer ||
      (path in installed &&
        installed[path].version === entry.version &&
        installed[path].integrity === entry.integrity),
  );
}

const minimum = readJson(join(root, 'package.json')).engines.node.replace('>=', '');
if (process.versions.node.localeCompare(minimum, undefined, { numeric: true }) < 0) {
  stop(
    `Node ${minimum} or newer is needed, this is ${process.versions.node}. See https://nodejs.org`,
  );
}
if (!commands.includes(command)) stop(`Usage: start.mjs ${commands.join('|')}`);
if (spawnSync('git', ['--version']).error) stop('git is needed: apt-get install git');

if (!dependenciesAreInstalled()) {
  process.stdout.write('▸ Installing dependencies (npm ci)\n');
  const started = Date.now();
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) stop('npm ci failed, see above. It needs the npm registry to be reachable.');
  process.stdout.write(
    `✔ Dependencies installed (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
}

// The Node that package.json pins, where npm has one for this machine; else the one that runs this.
const pinned = join(root, 'node_modules/.bin/node');
process.loadEnvFile(join(root, '.env'));
const { status, signal } = spawnSync(
  existsSync(pinned) ? pinned : process.execPath,
  ['-r', '@swc-node/register', join(root, `tools/workspace/src/${command}.ts`), ...args],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? (signal ? 130 : 1));
