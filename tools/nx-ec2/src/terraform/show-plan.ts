import { writeFile } from 'node:fs/promises';
import { maskPlan } from '../plan/mask-plan';
import type { PlanJson } from '../plan/plan-json';
import { summarise } from '../plan/summary';
import { planText } from '../plan/summary-text';
import type { PlanSummary } from '../plan/summary';
import { runTerraform } from './run-terraform';
import { stackName } from './stack';
import type { Stack } from './stack';
import { terraformFailure } from './terraform-failure';

/** A saved plan, read. */
export interface ReadPlan {
  /** What Terraform tells of it, secrets included: never to be printed. */
  json: PlanJson;
  /** What people are told, without any value. */
  summary: PlanSummary;
}

/** Files beside the saved plan: `plan.json`, `plan.txt` and `plan.show.json` for `plan.tfplan`. */
export const planReports = ({ planFile }: Stack) => {
  const base = planFile.replace(/\.tfplan$/, '');
  return { summary: `${base}.json`, text: `${base}.txt`, json: `${base}.show.json` };
};

const isDestruction = ({ planned_values }: PlanJson): boolean =>
  !planned_values?.root_module?.resources && !planned_values?.root_module?.child_modules;

/**
 * Reads the saved plan.
 * @throws Failure when it was made by another version of Terraform or is damaged
 */
export async function readPlan(stack: Stack, signal: AbortSignal): Promise<ReadPlan> {
  const child = { root: stack.root, dataDir: stack.dataDir, signal };
  const args = ['show', '-json', stack.planFile];
  const { exitCode, stdout, stderr } = await runTerraform(args, child);
  if (exitCode !== 0) throw terraformFailure(stack, 'show', [], stderr);
  const json: PlanJson = JSON.parse(stdout);
  const { project, environment } = stack.target;
  return { json, summary: summarise(json, { project, environment, destroy: isDestruction(json) }) };
}

/**
 * Writes summary, for machines and for people, and JSON beside the saved plan, for the artefacts of CI and for other tools; sensitive
 * values are masked.
 */
export async function writePlanReports(stack: Stack, { json, summary }: ReadPlan): Promise<void> {
  const files = planReports(stack);
  await Promise.all([
    writeFile(files.summary, `${JSON.stringify(summary, null, 2)}\n`, { mode: 0o600 }),
    writeFile(files.text, `${planText(stackName(stack), summary)}\n`, { mode: 0o600 }),
    writeFile(files.json, JSON.stringify(maskPlan(json)), { mode: 0o600 }),
  ]);
}
