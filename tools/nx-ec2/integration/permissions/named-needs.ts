import { ACCOUNT } from '../terraform/private-aws';
import type { AccountLookup } from './account-lookup';
import type { AwsCall } from './aws-call';
import type { Need } from './policy';
import { rdsNeeds } from './rds-needs';

/** Services whose requests name their resources. */

const texts = (...values: unknown[]): string[] =>
  values.flat().filter((value): value is string => typeof value === 'string' && value !== '');

const onAll = (action: string, resources: string[], context = {}): Need[] =>
  (resources.length > 0 ? resources : ['*']).map((resource) => ({ action, resource, context }));

const asArn = (prefix: string, name: string): string =>
  name.startsWith('arn:') ? name : `${prefix}${name}`;

function ssmNeeds({ operation, parameters: p, region }: AwsCall): Need[] {
  const names = texts(p['Name'], p['Names'], p['ResourceId'], p['Path']);
  const resources = names.map((name) =>
    // What AWS publishes belongs to no account.
    asArn(`arn:aws:ssm:${region}:${name.startsWith('/aws/') ? '' : ACCOUNT}:parameter`, name),
  );
  const tags = p['Tags'] && operation === 'PutParameter';
  return [
    ...onAll(`ssm:${operation}`, resources),
    ...(tags ? onAll('ssm:AddTagsToResource', resources) : []),
  ];
}

function ecrNeeds({ operation, parameters: p, region }: AwsCall): Need[] {
  const names = texts(p['repositoryName'], p['repositoryNames'], p['resourceArn']);
  const resources = names.map((n) => asArn(`arn:aws:ecr:${region}:${ACCOUNT}:repository/`, n));
  const tags = p['tags'] && operation === 'CreateRepository';
  return [
    ...onAll(`ecr:${operation}`, resources),
    ...(tags ? onAll('ecr:TagResource', resources) : []),
  ];
}

function logsNeeds({ operation, parameters: p, region }: AwsCall): Need[] {
  // It filters what is found, and says nothing of what may be found.
  if (operation === 'DescribeLogGroups') return onAll('logs:DescribeLogGroups', []);
  const names = texts(p['logGroupName'], p['resourceArn']);
  const resources = names.map((n) => asArn(`arn:aws:logs:${region}:${ACCOUNT}:log-group:`, n));
  const tags = p['tags'] && operation === 'CreateLogGroup';
  return [
    ...onAll(`logs:${operation}`, resources),
    ...(tags ? onAll('logs:TagResource', resources) : []),
  ];
}

function s3Needs({ operation, parameters }: AwsCall): Need[] {
  const { bucket, key } = parameters;
  return onAll(`s3:${operation}`, [`arn:aws:s3:::${bucket}${key ? `/${key}` : ''}`]);
}

async function iamNeeds(call: AwsCall, look: AccountLookup): Promise<Need[]> {
  const { operation, parameters: p } = call;
  const iam = `arn:aws:iam::${ACCOUNT}`;
  const [role] = texts(p['RoleName']);
  const [profile] = texts(p['InstanceProfileName']);
  const [policy] = texts(p['PolicyArn']);
  const boundary =
    operation === 'CreateRole' ? p['PermissionsBoundary'] : role && (await look.boundaryOf(role));
  const context = {
    ...(boundary ? { 'iam:PermissionsBoundary': String(boundary) } : {}),
    ...(policy ? { 'iam:PolicyARN': policy } : {}),
  };
  const roleArn = role ? `${iam}:role${p['Path'] ?? '/'}${role}` : '';
  const profileArn = profile ? `${iam}:instance-profile${p['Path'] ?? '/'}${profile}` : '';
  const own = onAll(`iam:${operation}`, texts(profileArn || roleArn), context);
  const tagging = roleArn ? 'iam:TagRole' : 'iam:TagInstanceProfile';
  const isTagged = 'Tags.member.1.Key' in p && operation.startsWith('Create');
  return [
    ...own,
    ...(isTagged ? onAll(tagging, texts(profileArn || roleArn)) : []),
    ...(operation === 'AddRoleToInstanceProfile'
      ? onAll('iam:PassRole', [roleArn], { 'iam:PassedToService': 'ec2.amazonaws.com' })
      : []),
  ];
}

const BY_SERVICE: Record<string, (call: AwsCall, look: AccountLookup) => Need[] | Promise<Need[]>> =
  {
    ssm: ssmNeeds,
    ecr: ecrNeeds,
    logs: logsNeeds,
    rds: rdsNeeds,
    s3: s3Needs,
    iam: iamNeeds,
    // Whoever has credentials may ask whose they are; no policy can refuse it.
    sts: ({ operation }) =>
      operation === 'GetCallerIdentity' ? [] : onAll(`sts:${operation}`, []),
  };

/** What a request to a service that names its resources needs. */
export function namedNeeds(call: AwsCall, look: AccountLookup): Need[] | Promise<Need[]> {
  const needs = BY_SERVICE[call.service];
  if (!needs) throw new Error(`it is not known what ${call.service}:${call.operation} needs`);
  return needs(call, look);
}
