import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const workspaceRoot = join(__dirname, '../../../..');

/**
 * Puts the variables of the running sandbox into the environment of this process.
 * @throws Error when no sandbox runs
 */
export function useSandbox(): void {
  const file = process.env['SANDBOX_ENV_FILE'] ?? join(workspaceRoot, '.env.sandbox');
  if (!existsSync(file))
    throw new Error(`${file} is missing: start the sandbox, nx run sandbox:up`);
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^([A-Z_a-z0-9]+)=(.*)$/.exec(line) ?? [];
    if (name && value !== undefined) process.env[name] = value.replace(/^(["'])(.*)\1$/, '$2');
  }
}

/** A variable the sandbox sets. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The sandbox does not set ${name}`);
  return value;
}
