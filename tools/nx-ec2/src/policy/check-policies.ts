import { posix } from 'node:path';
import type { PolicyException, ReadModuleFile } from './exceptions';
import type { PlanModel, PlannedResource } from './plan-model';
import type { PolicyRule } from './rule';

/** Something that stops a deploy: a broken rule, or an exception that is not in order. */
export interface PolicyFinding {
  /** Id of the rule. */
  rule: string;
  /** Address of the resource, or its place in the code for an exception. */
  resource: string;
  problem: string;
  /** Why it is a rule. */
  reason: string;
  /** `<file>:<line>` from the root module's folder, where that is known. */
  place?: string;
}

/** A broken rule that is allowed. */
export interface AllowedViolation {
  rule: string;
  resource: string;
  problem: string;
  /** Why it may be so, from the exception. */
  reason: string;
}

export interface PolicyResult {
  findings: PolicyFinding[];
  allowed: AllowedViolation[];
}

const resourceName = ({ type, name }: PlannedResource): string => `${type}.${name}`;

const sameFolder = (file: string, { configuration }: PlannedResource): boolean =>
  configuration.folder !== undefined &&
  posix.normalize(posix.dirname(file)) === posix.normalize(configuration.folder);

const belongsTo = (
  { file, resource }: { file: string; resource?: string },
  to: PlannedResource,
): boolean => resource === resourceName(to) && sameFolder(file, to);

const ORDER = 'Exceptions must stay the few that somebody can explain';

/** What is wrong with an exception itself. */
function exceptionProblem(
  exception: PolicyException,
  rules: readonly PolicyRule[],
): string | undefined {
  const { rule, reason, resource } = exception;
  if (!rules.some(({ id }) => id === rule)) return `there is no rule ${rule || 'without a name'}`;
  if (!resource) return 'the exception belongs to no resource: put it directly above or into one';
  return reason ? undefined : 'the exception has no reason';
}

/**
 * Checks a plan against the rules.
 * @param code declarations and exceptions of the modules in the plan
 * @param environment the exceptions that are for others do not count
 */
export function checkPolicies(
  plan: PlanModel,
  code: ReadModuleFile,
  environment: string,
  rules: readonly PolicyRule[],
): PolicyResult {
  const wrong = code.exceptions.flatMap((exception) => {
    const problem = exceptionProblem(exception, rules);
    return problem ? [{ exception, problem }] : [];
  });
  const inOrder = code.exceptions.filter((e) => !wrong.some(({ exception }) => exception === e));
  const inForce = inOrder.filter((e) => e.environments?.includes(environment) ?? true);
  const used = new Set<PolicyException>();
  const result: PolicyResult = { findings: [], allowed: [] };

  for (const { id, reason, check } of rules) {
    for (const { resource, problem } of check(plan)) {
      const broken = { rule: id, resource: resource.address, problem };
      const exception = inForce.find((e) => e.rule === id && belongsTo(e, resource));
      if (exception) {
        used.add(exception);
        result.allowed.push({ ...broken, reason: exception.reason });
        continue;
      }
      const declared = code.declarations.find((declaration) => belongsTo(declaration, resource));
      const place = declared && `${declared.file}:${declared.line}`;
      result.findings.push({ ...broken, reason, ...(place && { place }) });
    }
  }

  const isThere = (e: PolicyException) => plan.resources.some((resource) => belongsTo(e, resource));
  const unused = inForce
    .filter((e) => !used.has(e) && isThere(e))
    .map((exception) => ({ exception, problem: 'the exception is not needed: take it out' }));
  for (const { exception, problem } of [...wrong, ...unused]) {
    const { rule, resource = 'no resource', file, line } = exception;
    result.findings.push({ rule, resource, problem, reason: ORDER, place: `${file}:${line}` });
  }
  return result;
}
