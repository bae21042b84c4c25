import { change, planOf } from '../../plan/plan.fixture';
import { broken, brokenByPlan } from './broken.fixture';
import { iamRules } from './iam';

const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
const policy = (...statements: object[]) =>
  broken(iamRules, { 'aws_iam_role_policy.a': { values: { policy: document(...statements) } } });
const role = (Principal: unknown) =>
  broken(iamRules, {
    'aws_iam_role.a': {
      values: {
        assume_role_policy: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }),
      },
    },
  });

const LOGIN = 'ecr:GetAuthorizationToken';
const REPOSITORY = 'arn:aws:ecr:eu-west-1:1:repository/shop-one/users';

describe('rules on IAM', () => {
  it('are met by a role for one service that pulls from one repository', () => {
    expect(role({ Service: 'ec2.amazonaws.com' })).toEqual([]);
    expect(policy(allow(LOGIN, '*'), allow(['ecr:BatchGetImage'], [REPOSITORY]))).toEqual([]);
  });

  it.each([['*'], [{ AWS: '*' }], [{ AWS: ['*'] }]])('CKV_AWS_60: principal %j', (principal) => {
    expect(role(principal)).toEqual(['CKV_AWS_60']);
  });

  it('CKV_AWS_61: every service', () => expect(role({ Service: '*' })).toEqual(['CKV_AWS_61']));

  it('CKV_AWS_62, CKV_AWS_63: an administrator, and every action on one thing', () => {
    expect(policy(allow('*', '*'))).toEqual(['CKV_AWS_62', 'CKV_AWS_63', 'NX_EC2_PULL']);
    expect(policy(allow('*', 'arn:aws:s3:::a'))).toEqual(['CKV_AWS_63']);
  });

  it.each(['*', 'arn:aws:ecr:eu-west-1:1:repository/*'])(
    'NX_EC2_PULL: pulls from %s',
    (resource) => {
      expect(policy(allow('ecr:BatchGetImage', resource))).toEqual(['NX_EC2_PULL']);
    },
  );

  it('NX_EC2_LOGIN: the login limited to a repository', () => {
    expect(policy(allow(LOGIN, REPOSITORY))).toEqual(['NX_EC2_LOGIN']);
  });

  it('have nothing against what is denied', () => {
    expect(policy({ ...allow('*', '*'), Effect: 'Deny' })).toEqual([]);
  });

  it('read a policy before its ARNs are known, from the data source it comes from', () => {
    const name = 'data.aws_iam_policy_document.pull';
    const withStatement = (statement: object) =>
      brokenByPlan(
        iamRules,
        planOf(
          { 'aws_iam_role_policy.a': { values: {}, refers: { policy: [`${name}.json`, name] } } },
          {
            resource_changes: [
              {
                ...change(name, ['read'], { after: { statement: [statement] } }),
                mode: 'data',
                type: 'aws_iam_policy_document',
                name: 'pull',
              },
            ],
          },
        ),
      );
    const pull = { actions: ['ecr:BatchGetImage'], effect: null, resources: [null] };
    expect(withStatement(pull)).toEqual([]);
    expect(withStatement({ ...pull, resources: ['*'] })).toEqual(['NX_EC2_PULL']);
  });
});
