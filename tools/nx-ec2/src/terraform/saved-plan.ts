import { existsSync } from 'node:fs';
import { Failure } from '../failure';
import type { ResourceChange } from './events';
import { runTerraform } from './run-terraform';
import { stackName, targetCommand } from './stack';
import type { Stack } from './stack';
import { terraformFailure } from './terraform-failure';

interface PlanJson {
  resource_changes?: { address: string; change: { actions: string[] } }[];
}

/** Changes of a plan in the form of `terraform show -json`; unchanged resources are left out. */
export const plannedChanges = ({ resource_changes = [] }: PlanJson): ResourceChange[] =>
  resource_changes.flatMap(({ address, change: { actions } }) => {
    const [action = 'no-op'] = actions;
    if (action === 'no-op' || action === 'read') return [];
    return [{ address, action: actions.length > 1 ? 'replace' : action }];
  });

/** @throws Failure when no plan has been saved for this environment */
export function assertSavedPlan(stack: Stack): void {
  if (existsSync(stack.planFile)) return;
  throw new Failure('There is no saved plan to apply', {
    where: stackName(stack),
    seen: `${stack.planFile} does not exist`,
    remedy: `Make one with \`${targetCommand(stack, 'plan')}\`.`,
  });
}

/** What the saved plan would change. */
export async function readSavedPlan(stack: Stack, signal: AbortSignal): Promise<ResourceChange[]> {
  const child = { root: stack.root, dataDir: stack.dataDir, signal };
  const args = ['show', '-json', stack.planFile];
  const { exitCode, stdout, stderr } = await runTerraform(args, child);
  if (exitCode !== 0) throw terraformFailure(stack, 'show', [], stderr);
  return plannedChanges(JSON.parse(stdout));
}
