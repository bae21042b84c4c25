import type { Values } from '../plan/plan-json';
import { referencesOf } from '../plan/configuration';
import { blocks, type PlanModel, type PlannedResource } from './plan-model';

/** A statement of an IAM policy, with lists where IAM allows single values. */
export interface Statement {
  allows: boolean;
  actions: string[];
  /** Empty where they are not known yet: they are then ARNs of resources to be made. */
  resources: string[];
  /** Principals by kind, e.g. `Service`; `*` as a kind for everybody. */
  principals: Record<string, string[]>;
}

const list = (value: unknown): string[] =>
  [value].flat().filter((item): item is string => typeof item === 'string');

function principalsOf(value: unknown): Statement['principals'] {
  if (value === '*') return { '*': ['*'] };
  return Object.fromEntries(
    Object.entries((value ?? {}) as Values).map(([kind, names]) => [kind, list(names)]),
  );
}

/** Statements of a policy document; none when it is not JSON. */
export function statementsIn(document: string): Statement[] {
  const parsed = JSON.parse(document) as { Statement?: Values | Values[] };
  return [parsed.Statement ?? []].flat().map((statement) => ({
    allows: statement['Effect'] === 'Allow',
    actions: list(statement['Action']),
    resources: list(statement['Resource']),
    principals: principalsOf(statement['Principal']),
  }));
}

/** Statements of a data source `aws_iam_policy_document` that is read only during the apply. */
const statementsOfData = ({ values }: PlannedResource): Statement[] =>
  blocks(values, 'statement').map((statement) => ({
    allows: statement['effect'] !== 'Deny',
    actions: list(statement['actions']),
    resources: list(statement['resources']),
    principals: Object.fromEntries(
      blocks(statement, 'principals').map(({ type, identifiers }) => [
        String(type),
        list(identifiers),
      ]),
    ),
  }));

/**
 * Statements of the policy in an argument: from its text, or before that is known from the data
 * source it comes from, in the same module.
 */
export function statementsOf(
  resource: PlannedResource,
  argument: string,
  { unreadData }: PlanModel,
): Statement[] {
  const document = resource.values[argument];
  if (typeof document === 'string') return statementsIn(document);
  const references = referencesOf(resource.configuration, argument);
  return unreadData
    .filter(
      ({ module, type, name }) =>
        module === resource.module && references.includes(`data.${type}.${name}`),
    )
    .flatMap(statementsOfData);
}
