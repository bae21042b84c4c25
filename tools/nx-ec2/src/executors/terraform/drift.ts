import { rm } from 'node:fs/promises';
import { notApplied } from '../../drift/changed-by-hand';
import { driftTable } from '../../drift/drift-table';
import { findDrift } from '../../drift/find-drift';
import type { DriftFinding } from '../../drift/finding';
import { Failure } from '../../failure';
import { makePlan } from '../../terraform/plan';
import { planReports } from '../../terraform/show-plan';
import { stackName, targetCommand, withPlanFile } from '../../terraform/stack';
import type { Stack } from '../../terraform/stack';
import type { Command } from './command';
import { prepare } from './prepare';

function driftFailure(stack: Stack, findings: readonly DriftFinding[]): Failure {
  const commands = findings.flatMap(({ undo }) => undo ?? []);
  const [plan, apply] = ['plan', 'apply'].map((name) => `\`${targetCommand(stack, name)}\``);
  return new Failure('The account is not as Terraform made it', {
    code: 'drift',
    where: stackName(stack),
    seen: `${findings.length} ${findings.length === 1 ? 'difference' : 'differences'}, listed above`,
    remedy: [
      `Write it into the configuration, or put it back with ${plan} and ${apply}.`,
      ...(commands.length > 0 ? ['What no apply touches, put back with:', ...commands] : []),
    ].join('\n'),
  });
}

/** Finds what was changed in the account by hand. */
export const drift: Command = async (given, options) => {
  const stack = withPlanFile(given, 'drift');
  const { tell } = options;
  await prepare(stack, options);
  const { json } = await makePlan(stack, {
    ...options,
    refresh: true,
    tell: () => undefined,
  });
  const reports = Object.values(planReports(stack));
  await Promise.all([stack.planFile, ...reports].map((file) => rm(file)));

  const findings = await findDrift(json, stack.target.region);
  const pending = notApplied(json, findings);
  if (pending.length > 0) {
    tell(`${stackName(stack)}: ${pending.length} changes of the configuration are not applied yet`);
  }
  if (findings.length === 0) {
    tell(`${stackName(stack)}: no drift`);
    return { outcome: 'none', findings, notApplied: pending };
  }
  tell(driftTable(findings));
  const failure = driftFailure(stack, findings);
  return { outcome: 'drift', findings, notApplied: pending, failure };
};
