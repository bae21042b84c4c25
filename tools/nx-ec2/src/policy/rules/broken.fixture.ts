import { planOf, type FixtureResource } from '../../plan/plan.fixture';
import type { PlanJson } from '../../plan/plan-json';
import { planModel } from '../plan-model';
import type { PolicyRule } from '../rule';

export const brokenByPlan = (rules: readonly PolicyRule[], plan: PlanJson): string[] =>
  rules.flatMap(({ check }) => check(planModel(plan)).map(({ rule }) => rule));

/** Ids of the rules that a plan with these resources breaks. */
export const broken = (
  rules: readonly PolicyRule[],
  resources: Record<string, FixtureResource>,
): string[] => brokenByPlan(rules, planOf(resources));
