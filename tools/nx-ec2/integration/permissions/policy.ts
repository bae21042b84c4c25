/** Something that a request needs to be permitted. */
export interface Need {
  /** As in policies, e.g. `ec2:CreateVpc`. */
  action: string;
  /** ARN, or `*` for an action that knows no resources. */
  resource: string;
  /** Condition keys that the request has, with their values. */
  context: Record<string, string>;
}

type OneOrMore<T> = T | T[];

/** A statement of an IAM policy, as it is written. */
export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: OneOrMore<string>;
  Resource?: OneOrMore<string>;
  NotResource?: OneOrMore<string>;
  Condition?: Record<string, Record<string, OneOrMore<string>>>;
}

const list = <T>(value: OneOrMore<T> | undefined): T[] =>
  value === undefined ? [] : ([value].flat() as T[]);

/** Whether a text is as a pattern with `*` for any text and `?` for one character. */
export function matches(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}

const equals = (wanted: string, value?: string) => wanted === value;
const isLike = (wanted: string, value?: string) => value !== undefined && matches(wanted, value);

/** The operators that the policies use; any other has to be added here before it can be used. */
const OPERATORS: Record<string, (wanted: string, value?: string) => boolean> = {
  StringEquals: equals,
  StringLike: isLike,
  ArnEquals: isLike,
  ArnLike: isLike,
  Null: (wanted, value) => (wanted === 'true') === (value === undefined),
};

const conditionHolds = ({ Condition = {} }: PolicyStatement, { context }: Need): boolean =>
  Object.entries(Condition).every(([operator, keys]) => {
    const test = OPERATORS[operator];
    if (!test) throw new Error(`the evaluation of policies knows no ${operator}`);
    return Object.entries(keys).every(([key, wanted]) =>
      list(wanted).some((one) => test(one, context[key])),
    );
  });

function concerns(statement: PolicyStatement, need: Need): boolean {
  const named = (patterns: OneOrMore<string> | undefined) =>
    list(patterns).some((pattern) => matches(pattern, need.resource));
  const resource = statement.NotResource
    ? !named(statement.NotResource)
    : named(statement.Resource);
  return (
    list(statement.Action).some((pattern) => matches(pattern, need.action)) &&
    resource &&
    conditionHolds(statement, need)
  );
}

/**
 * Whether policies of an identity permit something, by the order of IAM: a denial first, then a permission,
 * else no. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isPermitted(statements: readonly PolicyStatement[], need: Need): boolean {
  const concerning = statements.filter((statement) => concerns(statement, need));
  return (
    concerning.some(({ Effect }) => Effect === 'Allow') &&
    !concerning.some(({ Effect }) => Effect === 'Deny')
  );
}

/** Actions that the statements allow, as they are written. */
export const allowedActions = (statements: readonly PolicyStatement[]): string[] =>
  statements.flatMap(({ Effect, Action }) => (Effect === 'Allow' ? list(Action) : []));
