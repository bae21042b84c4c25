import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { print } from '../report/print';
import { Failure } from '../failure';
import { initArguments } from './arguments';
import { readEvent } from './events';
import type { Diagnostic } from './events';
import { inputFiles } from './fingerprint';
import { providerMirror } from './provider-mirror';
import { runTerraform } from './run-terraform';
import { dataDirectory } from './stack';
import type { Stack } from './stack';
import { terraformFailure } from './terraform-failure';

/** The first release whose native locking of S3 state is final. */
const MINIMUM = [1, 11] as const;

/** Commands that depend on the files alone. */
export type Check = 'validate' | 'test';

export interface InitOptions {
  signal: AbortSignal;
  /** `state`: everything, with the S3 state; a check needs only providers and modules, and no account. */
  purpose: 'state' | Check;
  /** Does it even if nothing seems to have changed, and may extend the lock file. */
  force?: boolean;
  /** Where lines about the progress go. */
  tell?: (line: string) => void;
}

/** The lines of a configuration or test that decide what `terraform init` has to fetch. */
export const fetchedParts = (hcl: string): string[] =>
  hcl
    .split('\n')
    .filter((line) => /^\s*(module\s+"|run\s+"|source\s*=|version\s*=|backend\s+")/.test(line));

const TESTS = 'tests';

function initStamp({ root, state, pluginDir }: Stack, backend: boolean): string {
  const tests = backend || !existsSync(join(root, TESTS)) ? [] : inputFiles(root, TESTS);
  const fetched = [...inputFiles(root), ...tests]
    .filter((path) => /\.(tf|tftest\.hcl)$/.test(path))
    .map((path) => [path, fetchedParts(readFileSync(join(root, path), 'utf8'))]);
  const lockFile = join(root, '.terraform.lock.hcl');
  const locked = existsSync(lockFile) && readFileSync(lockFile, 'utf8');
  const parts = JSON.stringify([fetched, locked, backend && state, pluginDir]);
  return createHash('sha256').update(parts).digest('hex');
}

/** Data folder of a command that works without an account; one each, since Nx runs them at once. */
export const checkDirectory = ({ root }: Stack, check: Check): string =>
  dataDirectory(root, join('checks', check));

/**
 * Runs `terraform init` when the data folder is missing or made for other modules, providers or
 * another state.
 * @throws Failure when Terraform is too old, or cannot be initialised
 */
export async function ensureInitialised(
  stack: Stack,
  { signal, purpose, force = false, tell = print }: InitOptions,
): Promise<void> {
  const backend = purpose === 'state';
  const dataDir = backend ? stack.dataDir : checkDirectory(stack, purpose);
  const stampFile = join(dataDir, 'initialised');
  const current = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  if (!force && current === initStamp(stack, backend)) return;

  const child = { root: stack.root, dataDir, signal };
  await checkVersion(child);
  const pluginDir = stack.pluginDir ?? (await providerMirror(stack.root));
  if (pluginDir) tell(`Terraform's providers come from ${pluginDir}`);
  const args = initArguments({
    state: backend ? stack.state : undefined,
    pluginDir,
    mayLock: force,
  });
  const { exitCode, stdout, stderr } = await runTerraform(args, child);
  if (exitCode !== 0) throw terraformFailure(stack, 'init', diagnosticsIn(stdout), stderr);
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, initStamp(stack, backend));
}

const diagnosticsIn = (stdout: string): Diagnostic[] =>
  stdout
    .split('\n')
    .map(readEvent)
    .flatMap((event) => (event?.type === 'diagnostic' ? [event.diagnostic] : []));

/** @throws Failure when `terraform version -json` names a release that is too old */
export function assertVersion(versionJson: string): void {
  const version: string = JSON.parse(versionJson).terraform_version;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  throw new Failure('Terraform is too old', {
    seen: `version ${version}`,
    remedy: `Install Terraform ${MINIMUM.join('.')} or newer: https://developer.hashicorp.com/terraform/install`,
  });
}

async function checkVersion(child: Parameters<typeof runTerraform>[1]): Promise<void> {
  const { stdout } = await runTerraform(['version', '-json'], child);
  assertVersion(stdout);
}
