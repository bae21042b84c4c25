import type { PlanJson } from '../plan/plan-json';
import { changedByHand } from './changed-by-hand';
import type { DriftFinding } from './finding';
import { securityGroupRules } from './security-group-rules';
import { auditedGroups, unknownRules } from './unknown-rules';

/**
 * Everything in the account that is not as Terraform made it.
 * @param plan an ordinary plan, made with a refresh
 */
export async function findDrift(plan: PlanJson, region: string): Promise<DriftFinding[]> {
  const rules = await securityGroupRules(region, [...auditedGroups(plan).keys()]);
  return [...changedByHand(plan), ...unknownRules(plan, rules)];
}
