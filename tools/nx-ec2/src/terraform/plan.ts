import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { plannedCounts } from '../plan/summary-text';
import { duration } from '../report/print';
import { planArguments } from './arguments';
import { readEvent } from './events';
import type { Diagnostic } from './events';
import { runTerraform } from './run-terraform';
import { readPlan, writePlanReports } from './show-plan';
import type { ReadPlan } from './show-plan';
import { stackName, waitingLine } from './stack';
import type { Stack } from './stack';
import { diagnosticText, terraformFailure, undeclaredVariables } from './terraform-failure';
import { assertVarFile } from './var-file';

export interface PlanOptions {
  signal: AbortSignal;
  destroy?: boolean;
  /** Whether the account is read first; else the state is taken for what is there. */
  refresh?: boolean;
  /** Where lines about the progress go. */
  tell: (line: string) => void;
}

/** Exit code of `plan -detailed-exitcode` when there are changes. */
const HAS_CHANGES = 2;

/**
 * Plans, saves the plan where only this user can read it, since plans hold secrets, and reads it.
 * @throws Failure when it cannot be planned, or a value is given to a variable that does not exist
 */
export async function makePlan(
  stack: Stack,
  { signal, destroy = false, refresh = true, tell }: PlanOptions,
): Promise<ReadPlan> {
  assertVarFile(stack);
  await mkdir(dirname(stack.planFile), { recursive: true, mode: 0o700 });
  const diagnostics: Diagnostic[] = [];
  const onLine = (line: string) => {
    const event = readEvent(line);
    if (event?.type === 'diagnostic') diagnostics.push(event.diagnostic);
    if (event?.type === 'waiting') tell(waitingLine(stack));
  };

  const started = performance.now();
  const child = { root: stack.root, dataDir: stack.dataDir, signal, onLine };
  const { exitCode, stderr } = await runTerraform(
    planArguments(stack, { destroy, refresh }),
    child,
  );
  const undeclared = undeclaredVariables(stack, diagnostics);
  if (undeclared) throw undeclared;
  if (exitCode !== 0 && exitCode !== HAS_CHANGES) {
    throw terraformFailure(stack, 'plan', diagnostics, stderr);
  }
  await chmod(stack.planFile, 0o600);
  for (const warning of diagnostics) tell(`Warning: ${diagnosticText(warning)}`);
  const took = duration(performance.now() - started);
  const plan = await readPlan(stack, signal);
  await writePlanReports(stack, plan);
  tell(`${stackName(stack)}: ${plannedCounts(plan.summary.counts)} (planned in ${took})`);
  return plan;
}
