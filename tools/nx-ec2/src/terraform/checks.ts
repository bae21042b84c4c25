import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../failure';
import { print } from '../report/print';
import type { Diagnostic } from './events';
import { checkDirectory, ensureInitialised } from './initialise';
import type { Check } from './initialise';
import { runTerraform } from './run-terraform';
import type { TerraformProcess } from './run-terraform';
import { moduleName } from './stack';
import type { Stack } from './stack';
import { terraformFailure } from './terraform-failure';

/** These need no account and no state, and their result depends on the files alone. */
interface CheckOptions {
  signal: AbortSignal;
}

const child = (stack: Stack, check: Check, signal: AbortSignal): TerraformProcess => ({
  root: stack.root,
  dataDir: checkDirectory(stack, check),
  signal,
  withoutVariables: true,
});

/** @throws Failure with every error that Terraform finds in the configuration */
export async function validate(stack: Stack, { signal }: CheckOptions): Promise<void> {
  await ensureInitialised(stack, { signal, purpose: 'validate' });
  const { stdout, stderr } = await runTerraform(
    ['validate', '-json'],
    child(stack, 'validate', signal),
  );
  const { valid, diagnostics }: { valid: boolean; diagnostics: Diagnostic[] } = JSON.parse(stdout);
  if (!valid) throw terraformFailure(stack, 'validate', diagnostics, stderr);
  print(`${moduleName(stack)}: the configuration is valid`);
}

/** @throws Failure with the differences when files are not formatted and may not be rewritten */
export async function checkFormat(
  stack: Stack,
  { signal, fix, dryRun }: CheckOptions & { fix: boolean; dryRun: boolean },
): Promise<void> {
  const rewrites = fix && !dryRun;
  const mode = rewrites ? ['-list=true'] : ['-check', '-diff'];
  const args = ['fmt', '-recursive', '-no-color', ...mode];
  const { exitCode, stdout, stderr } = await runTerraform(args, child(stack, 'validate', signal));
  if (exitCode === 0) {
    return print(stdout.trim() || `${stack.projectName}: every file is formatted`);
  }
  throw new Failure('Terraform files are not formatted', {
    where: stack.projectName,
    seen: [stdout, stderr].join('\n').trim(),
    remedy: `Format them with \`nx run ${stack.projectName}:fmt --fix\`.`,
  });
}

/** @throws Failure with Terraform's report when a test fails; the JUnit report is written anyway */
export async function runTests(stack: Stack, { signal }: CheckOptions): Promise<void> {
  await ensureInitialised(stack, { signal, purpose: 'test' });
  await mkdir(dirname(stack.testReport), { recursive: true });
  const args = ['test', '-no-color', `-junit-xml=${stack.testReport}`];
  const { exitCode, stdout, stderr } = await runTerraform(args, child(stack, 'test', signal));
  if (exitCode === 0) {
    return print(`${moduleName(stack)}: ${stdout.trim().split('\n').at(-1)}`);
  }
  throw new Failure('Tests of the Terraform configuration failed', {
    where: moduleName(stack),
    seen: [stdout, stderr].join('\n').trim(),
  });
}
