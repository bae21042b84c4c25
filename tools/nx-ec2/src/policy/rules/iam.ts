import { statementsOf, type Statement } from '../iam-statements';
import { ruleOn, type Problem, type PolicyRule } from '../rule';

const POLICIES = [
  'aws_iam_policy',
  'aws_iam_role_policy',
  'aws_iam_user_policy',
  'aws_iam_group_policy',
];
const ROLE = ['aws_iam_role'];

const ANY = '*';
const LOGIN = 'ecr:GetAuthorizationToken';

/** A problem when a statement that allows something is as described. */
const whenAllowed =
  (argument: string, problem: string, isBad: (statement: Statement) => boolean): Problem =>
  (resource, plan) =>
    statementsOf(resource, argument, plan).some((statement) => statement.allows && isBad(statement))
      ? problem
      : undefined;

const isEcr = (action: string): boolean => action === ANY || action.startsWith('ecr:');

/** Everybody in AWS, whichever way it is written. */
const isEverybody = ({ principals }: Statement): boolean =>
  Object.entries(principals).some(
    ([kind, names]) => kind === ANY || (kind === 'AWS' && names.includes(ANY)),
  );

const isEveryService = ({ principals }: Statement): boolean =>
  (principals['Service'] ?? []).some((name) => name === ANY || name.startsWith('*.'));

/** Who may do what. */
export const iamRules: readonly PolicyRule[] = [
  ruleOn(
    ROLE,
    'CKV_AWS_60',
    'A role that anybody may take on belongs to everybody',
    whenAllowed('assume_role_policy', 'anybody may assume it', isEverybody),
  ),
  ruleOn(
    ROLE,
    'CKV_AWS_61',
    'A role is for the one service that needs it',
    whenAllowed('assume_role_policy', 'every service may assume it', isEveryService),
  ),
  ruleOn(
    POLICIES,
    'CKV_AWS_62',
    'Nothing that runs needs to be an administrator',
    whenAllowed(
      'policy',
      'it allows everything on everything',
      ({ actions, resources }) => actions.includes(ANY) && resources.includes(ANY),
    ),
  ),
  ruleOn(
    POLICIES,
    'CKV_AWS_63',
    'Actions that AWS adds later must not be allowed already',
    whenAllowed('policy', 'it allows every action', ({ actions }) => actions.includes(ANY)),
  ),
  ruleOn(
    POLICIES,
    'NX_EC2_PULL',
    'A host pulls the images of its own services and no others',
    whenAllowed(
      'policy',
      `it allows more than ${LOGIN} on every repository`,
      ({ actions, resources }) =>
        actions.some((action) => isEcr(action) && action !== LOGIN) &&
        resources.some((resource) => resource === ANY || /:repository\/\*?$/.test(resource)),
    ),
  ),
  ruleOn(
    POLICIES,
    'NX_EC2_LOGIN',
    'The action knows no resources: limited to some it is denied, and no image is pulled',
    whenAllowed(
      'policy',
      `${LOGIN} is not allowed on *`,
      ({ actions, resources }) => actions.includes(LOGIN) && !resources.includes(ANY),
    ),
  ),
];
