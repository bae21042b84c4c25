import { Failure } from '../../failure';
import { summaryLines } from '../../plan/summary-text';
import { askForName } from '../../report/ask-for-name';
import { applySavedPlan } from '../../terraform/apply';
import { makePlan } from '../../terraform/plan';
import { stackName, targetCommand, withPlanFile } from '../../terraform/stack';
import type { Stack } from '../../terraform/stack';
import type { Command, CommandOptions } from './command';
import { prepare } from './prepare';

/** @throws Failure when the environment is protected and was not named */
export function assertNotProtected(
  stack: Stack,
  { protectedEnvironment, destroyProtected }: Partial<CommandOptions>,
): void {
  const { environment } = stack.target;
  if (!protectedEnvironment || destroyProtected === environment) return;
  throw new Failure(`Environment ${environment} is protected from being destroyed`, {
    code: 'protected',
    where: stackName(stack),
    seen: destroyProtected
      ? `--destroyProtected names ${destroyProtected}`
      : `environments.${environment}.protected is true in nx.json`,
    remedy: `If all of it is to go, with its data: \`${targetCommand(stack, 'destroy')} --destroyProtected=${environment}\`.`,
  });
}

const notApproved = (stack: Stack, resources: number, seen: string): Failure =>
  new Failure('Nothing was destroyed: it was not approved', {
    code: 'unapproved',
    where: stackName(stack),
    seen: `${resources} resources would be destroyed; ${seen}`,
    remedy: `If that is meant, run it on a terminal and answer, or: \`${targetCommand(stack, 'destroy')} --yes\`.`,
  });

/** Destroys everything in the environment, when it is approved. */
export const destroy: Command = async (given, options) => {
  const stack = withPlanFile(given, 'destroy');
  const { environment } = stack.target;
  const { dryRun, yes, signal, tell } = options;
  if (!dryRun) assertNotProtected(stack, options);
  await prepare(stack, options);
  const { summary } = await makePlan(stack, { ...options, destroy: true });
  summaryLines(summary).forEach(tell);
  if (dryRun) return { outcome: 'planned', plan: summary };
  if (!summary.hasChanges) return { outcome: 'unchanged', plan: summary };
  if (!yes) {
    const { length } = summary.changes;
    const answer = await askForName(
      `Type ${environment} to destroy these ${length} resources: `,
      signal,
    );
    if (answer === undefined) throw notApproved(stack, length, 'there is no terminal to ask on');
    if (answer !== environment) throw notApproved(stack, length, `the answer was "${answer}"`);
  }
  const counts = await applySavedPlan(stack, options);
  return { outcome: 'destroyed', counts, plan: summary };
};
