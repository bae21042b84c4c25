import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { duration, print } from '../report/print';
import { planArguments } from './arguments';
import { readEvent } from './events';
import type { ChangeCounts, Diagnostic, ResourceChange } from './events';
import { runTerraform } from './run-terraform';
import { stackName } from './stack';
import type { Stack } from './stack';
import { changeLine, plannedCounts } from './summary';
import { diagnosticText, terraformFailure, undeclaredVariables } from './terraform-failure';
import { assertVarFile } from './var-file';

export interface Plan {
  /** Whether applying it would do anything, be it only to outputs. */
  hasChanges: boolean;
  changes: ResourceChange[];
  counts: ChangeCounts;
}

/** Exit code of `plan -detailed-exitcode` when there are changes. */
const HAS_CHANGES = 2;

/**
 * Plans, and saves the plan where only this user can read it: plans hold secrets.
 * @throws Failure when it cannot be planned, or a value is given to a variable that does not exist
 */
export async function makePlan(
  stack: Stack,
  { signal, destroy = false }: { signal: AbortSignal; destroy?: boolean },
): Promise<Plan> {
  assertVarFile(stack);
  await mkdir(dirname(stack.planFile), { recursive: true, mode: 0o700 });
  const diagnostics: Diagnostic[] = [];
  const changes: ResourceChange[] = [];
  let counts: ChangeCounts = { add: 0, change: 0, remove: 0 };
  const onLine = (line: string) => {
    const event = readEvent(line);
    if (event?.type === 'diagnostic') diagnostics.push(event.diagnostic);
    if (event?.type === 'planned') changes.push(event.change);
    if (event?.type === 'counts') counts = event.counts;
  };

  const started = performance.now();
  const child = { root: stack.root, dataDir: stack.dataDir, signal, onLine };
  const { exitCode, stderr } = await runTerraform(planArguments(stack, { destroy }), child);
  const undeclared = undeclaredVariables(stack, diagnostics);
  if (undeclared) throw undeclared;
  if (exitCode !== 0 && exitCode !== HAS_CHANGES) {
    throw terraformFailure(stack, 'plan', diagnostics, stderr);
  }
  await chmod(stack.planFile, 0o600);
  for (const warning of diagnostics) print(`Warning: ${diagnosticText(warning)}`);
  const took = duration(performance.now() - started);
  print(`${stackName(stack)}: ${plannedCounts(counts)} (planned in ${took})`);
  return { hasChanges: exitCode === HAS_CHANGES, changes, counts };
}

/** Lists what a plan would change, one resource a line. */
export function printChanges(changes: readonly ResourceChange[]): void {
  for (const change of changes) print(changeLine(change));
}
