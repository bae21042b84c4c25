import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cloneCheckout } from './clone';
import { sandbox } from './commands';
import { elapsed, say, step } from './steps';
import {
  type Check,
  checksOfTheTree,
  checksOnSandbox,
  longPhases,
  type Phase,
  phases,
} from './verify/checks';
import { describeFailures, failedCases } from './verify/failures';
import { ensurePackages, needsPackages } from './verify/packages';
import { readReports } from './verify/reports';
import { closingLine, sum, type Tally, tallyReport } from './verify/tally';

const root = join(__dirname, '../../..');
const reports = join(root, 'dist/junit');
const usage = `Usage: npm test -- [--only ${phases.join(',')}]

Runs everything this repository promises: formatting, lint, types, unit tests, and integration and
end-to-end tests on a sandbox of their own, in a clone of this checkout in a temporary folder.
Only when asked for: ${longPhases.join(', ')} (releases under load, and killed at any moment).`;

/** Runs the checks one after the other, all of them even when one fails, and tells which failed. */
async function runChecks(checks: Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { title, run } of checks) {
    await step(title, run).catch((error: Error) => {
      failed.push(title);
      if (!('exitCode' in error)) say(String(error.stack));
    });
  }
  return failed;
}

async function onSandbox(selected: (checks: Check[]) => Check[]): Promise<string[]> {
  const clone = await step('Cloning the checkout', () => cloneCheckout(root));
  try {
    await step('Starting a sandbox in the clone', () => sandbox(clone, 'up'));
    return await runChecks(selected(checksOnSandbox(root, clone)));
  } catch {
    return ['Sandbox'];
  } finally {
    await step('Taking the sandbox down', () => sandbox(clone, 'reset')).catch(() => undefined);
    await rm(clone, { recursive: true, force: true });
  }
}

/** A check without reports counts as one case; one whose cases never ran counts as one failure. */
function tallyChecks(checks: Check[], failed: string[], cases: Tally): Tally {
  const single = checks.filter(({ reports: counted }) => !counted);
  const own = {
    passed: single.filter(({ title }) => !failed.includes(title)).length,
    failed: failed.filter((title) => !checks.some((c) => c.title === title && c.reports)).length,
    skipped: 0,
  };
  const total = sum([own, cases]);
  return total.failed === 0 && failed.length > 0 ? { ...total, failed: failed.length } : total;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return say(usage);
  const only = (values.only?.split(',') ?? [...phases]) as Phase[];
  const known: readonly Phase[] = [...phases, ...longPhases];
  if (only.some((phase) => !known.includes(phase))) throw new Error(usage);
  const selected = (checks: Check[]) => checks.filter(({ phase }) => only.includes(phase));

  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  if (needsPackages(only)) await ensurePackages();
  const tree = selected(checksOfTheTree(root));
  const failed = await runChecks(tree);
  const needsSandbox = selected(checksOnSandbox(root, '')).length > 0;
  if (needsSandbox) failed.push(...(await onSandbox(selected)));

  const checks = [...tree, ...selected(checksOnSandbox(root, ''))];
  const texts = await readReports(reports);
  if (failed.length > 0) say(`\n${describeFailures(texts.flatMap(failedCases))}`);
  say(failed.length > 0 ? `\nFailed after ${elapsed()}: ${failed.join(', ')}` : `\n${elapsed()}`);
  say(closingLine(tallyChecks(checks, failed, sum(texts.map(tallyReport)))));
  process.exitCode = failed.length > 0 ? 1 : 0;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
