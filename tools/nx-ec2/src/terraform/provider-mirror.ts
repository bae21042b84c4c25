import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const REGISTRY = 'https://registry.terraform.io/.well-known/terraform.json';
const PROBE_MS = 2000;

/** Providers that a lock file pins, e.g. `registry.terraform.io/hashicorp/aws`. */
export const lockedProviders = (lockFile: string): string[] =>
  [...lockFile.matchAll(/^provider "([^"]+)"/gm)].flatMap(([, name]) => name ?? []);

/** Terraform's own places for local copies, then what machine images put under /opt. */
function mirrorCandidates(root: string, home = homedir(), opt = '/opt'): string[] {
  const list = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => join(folder, name))
      : [];
  const inOpt = list(opt);
  return [
    join(root, 'terraform.d/plugins'),
    join(home, '.terraform.d/plugins'),
    join(process.env['XDG_DATA_HOME'] ?? join(home, '.local/share'), 'terraform/plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
    ...inOpt,
    ...inOpt.flatMap(list),
  ];
}

/** First folder among `candidates` that holds every one of the providers. */
export const findMirror = (
  providers: readonly string[],
  candidates: readonly string[],
): string | undefined =>
  candidates.find((folder) => providers.every((name) => existsSync(join(folder, name))));

async function registryAnswers(): Promise<boolean> {
  const answer = await fetch(REGISTRY, { signal: AbortSignal.timeout(PROBE_MS) }).catch(() => null);
  return answer?.ok ?? false;
}

/** Whether the user's own CLI configuration says where providers come from. */
function userDecides(env: NodeJS.ProcessEnv): boolean {
  const file = env['TF_CLI_CONFIG_FILE'] ?? join(homedir(), '.terraformrc');
  return existsSync(file) && readFileSync(file, 'utf8').includes('provider_installation');
}

/**
 * Folder to pass as `-plugin-dir`, or undefined to leave it to Terraform: its registry is asked
 * for at most 2 s, and a local mirror is looked for only when it does not answer.
 * @param root absolute folder of the root module
 */
export async function providerMirror(
  root: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const lockFile = join(root, '.terraform.lock.hcl');
  const providers = existsSync(lockFile) ? lockedProviders(readFileSync(lockFile, 'utf8')) : [];
  if (providers.length === 0 || userDecides(env) || (await registryAnswers())) return undefined;
  return findMirror(providers, mirrorCandidates(root));
}
