import type { PlanModel, PlannedResource } from './plan-model';

/** A resource that breaks a rule. */
export interface Violation {
  rule: string;
  resource: PlannedResource;
  /** What is wrong with it; never a secret value. */
  problem: string;
}

export interface PolicyRule {
  /** Id of the scanner rule it corresponds to (checkov.io), or `NX_EC2_…` for one of our own. */
  id: string;
  /** Why it is a rule, in one line. */
  reason: string;
  /** Resources that break it. */
  check(plan: PlanModel): Violation[];
}

/** What is wrong with a resource; undefined when nothing is, or it cannot be known yet. */
export type Problem = (resource: PlannedResource, plan: PlanModel) => string | undefined;

/** A rule on every resource of some types. */
export const ruleOn = (
  types: readonly string[],
  id: string,
  reason: string,
  problemOf: Problem,
): PolicyRule => ({
  id,
  reason,
  check: (plan) =>
    plan.resources
      .filter(({ type }) => types.includes(type))
      .flatMap((resource) => {
        const problem = problemOf(resource, plan);
        return problem ? [{ rule: id, resource, problem }] : [];
      }),
});
