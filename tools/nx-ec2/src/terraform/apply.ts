import { duration } from '../report/print';
import { applyArguments } from './arguments';
import { readEvent } from './events';
import type { ChangeCounts, Diagnostic, OutputValue } from './events';
import { runTerraform } from './run-terraform';
import { stackName, waitingLine } from './stack';
import type { Stack } from './stack';
import { appliedCounts, changeLine, urlLines } from './summary';
import { terraformFailure } from './terraform-failure';

export interface ApplyOptions {
  signal: AbortSignal;
  /** Where lines about the progress go. */
  tell: (line: string) => void;
}

/**
 * Applies exactly the saved plan, with a line for each resource as it is done.
 * @returns how many resources were added, changed and destroyed
 * @throws Failure `stale` when the state has moved since the plan, another when a change fails
 */
export async function applySavedPlan(
  stack: Stack,
  { signal, tell }: ApplyOptions,
): Promise<ChangeCounts> {
  const diagnostics: Diagnostic[] = [];
  let counts: ChangeCounts = { add: 0, change: 0, remove: 0 };
  let outputs: Record<string, OutputValue> = {};
  const onLine = (line: string) => {
    const event = readEvent(line);
    if (event?.type === 'diagnostic') diagnostics.push(event.diagnostic);
    if (event?.type === 'waiting') tell(waitingLine(stack));
    if (event?.type === 'counts') counts = event.counts;
    if (event?.type === 'outputs') outputs = event.outputs;
    if (event?.type === 'done' && event.change.action !== 'read') {
      tell(`${changeLine(event.change)} (${event.seconds} s)`);
    }
  };

  const started = performance.now();
  const child = { root: stack.root, dataDir: stack.dataDir, signal, onLine };
  const { exitCode, stderr } = await runTerraform(applyArguments(stack), child);
  if (exitCode !== 0) throw terraformFailure(stack, 'apply', diagnostics, stderr);
  const took = duration(performance.now() - started);
  tell(`${stackName(stack)}: ${appliedCounts(counts)} (${took})`);
  urlLines(outputs).forEach(tell);
  return counts;
}
