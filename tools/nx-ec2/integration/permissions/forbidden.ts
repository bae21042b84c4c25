import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  IAMClient,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetParameterCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { ACCOUNT } from '../terraform/private-aws';

const EVERYTHING = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});
const RoleName = 'shop-one-app-host';
const AssumeRolePolicyDocument = EVERYTHING;
const ownBoundary = `arn:aws:iam::${ACCOUNT}:policy/ci/shop-one-boundary`;
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** A security group that this project did not make. */
async function foreignGroup(aws: string): Promise<string> {
  const ec2 = new EC2Client({ endpoint: aws });
  const input = { GroupName: `of-others-${Math.random()}`, Description: 'Of others' };
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(input));
  const Tags = [
    { Key: 'Project', Value: 'shop' },
    { Key: 'Environment', Value: 'two' },
  ];
  await ec2.send(new CreateTagsCommand({ Resources: [GroupId], Tags }));
  return GroupId;
}

/** An environment's own group of hosts. */
export async function hostGroup(): Promise<string> {
  const Filters = [{ Name: 'group-name', Values: ['shop-one-host'] }];
  const found = await new EC2Client({}).send(new DescribeSecurityGroupsCommand({ Filters }));
  return found.SecurityGroups?.[0]?.GroupId ?? '';
}

/**
 * What the role that deploys must not be able to do, by what it would be good for.
 * @param aws address of the API where everything may be prepared
 */
export async function beyondDeploy(aws: string): Promise<Record<string, () => Promise<unknown>>> {
  const group = await foreignGroup(aws);
  const [iam, ec2, ssm, s3] = [
    new IAMClient({}),
    new EC2Client({}),
    new SSMClient({}),
    new S3Client({}),
  ];
  const ecr = new ECRClient({});
  const rule = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  const other = { Bucket: `shop-two-tfstate-${ACCOUNT}`, Key: 'infra.tfstate' };
  return {
    'make a role without the boundary': () =>
      iam.send(new CreateRoleCommand({ RoleName: 'shop-one-b-host', AssumeRolePolicyDocument })),
    'make a role within another boundary': () =>
      iam.send(
        new CreateRoleCommand({
          RoleName: 'shop-one-b-host',
          AssumeRolePolicyDocument,
          PermissionsBoundary: administrator,
        }),
      ),
    'make a role of another name': () =>
      iam.send(
        new CreateRoleCommand({
          RoleName: 'shop-one-admin',
          AssumeRolePolicyDocument,
          PermissionsBoundary: ownBoundary,
        }),
      ),
    'take the boundary off': () => iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })),
    'widen the boundary of a role of others': () =>
      iam.send(
        new PutRolePermissionsBoundaryCommand({
          RoleName: 'shop-two-app-host',
          PermissionsBoundary: administrator,
        }),
      ),
    'make a host an administrator': () =>
      iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: administrator })),
    'change what it may do itself': () =>
      iam.send(
        new PutRolePolicyCommand({
          RoleName: 'shop-one-deploy',
          PolicyName: 'more',
          PolicyDocument: EVERYTHING,
        }),
      ),
    'change who may take it': () =>
      iam.send(
        new UpdateAssumeRolePolicyCommand({
          RoleName: 'shop-one-deploy',
          PolicyDocument: EVERYTHING,
        }),
      ),
    'change the boundary': () =>
      iam.send(
        new CreatePolicyVersionCommand({
          PolicyArn: ownBoundary,
          PolicyDocument: EVERYTHING,
          SetAsDefault: true,
        }),
      ),
    'open a group of another environment': () =>
      ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions: [rule] })),
    'take a group of another environment over': () =>
      ec2.send(
        new CreateTagsCommand({
          Resources: [group],
          Tags: [{ Key: 'Environment', Value: 'one' }],
        }),
      ),
    'make a network that is nobody’s': () =>
      ec2.send(new CreateSecurityGroupCommand({ GroupName: 'x', Description: 'x' })),
    'read a secret of another environment': () =>
      ssm.send(new GetParameterCommand({ Name: '/shop/two/users/database-url' })),
    'read the state of another environment': () => s3.send(new GetObjectCommand(other)),
    'write the state of what comes before it': () =>
      s3.send(
        new PutObjectCommand({
          Bucket: `shop-one-tfstate-${ACCOUNT}`,
          Key: 'infra-bootstrap.tfstate',
          Body: '{}',
        }),
      ),
    'make a repository of another environment': () =>
      ecr.send(new CreateRepositoryCommand({ repositoryName: 'shop-two/users' })),
  };
}

/** What the role that reads must not be able to do. */
export async function beyondPlan(aws: string): Promise<Record<string, () => Promise<unknown>>> {
  const [ssm, s3, ec2] = [new SSMClient({}), new S3Client({}), new EC2Client({})];
  const Bucket = `shop-one-tfstate-${ACCOUNT}`;
  const GroupId = await hostGroup();
  const rule = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  return {
    ...(await beyondDeploy(aws)),
    'read a secret': () =>
      ssm.send(new GetParameterCommand({ Name: '/shop/one/users/database-url' })),
    'read several secrets': () =>
      ssm.send(new GetParametersCommand({ Names: ['/shop/one/database/admin-url'] })),
    'write a record': () =>
      ssm.send(
        new PutParameterCommand({ Name: '/shop/one/users/release', Value: '{}', Overwrite: true }),
      ),
    'write the state': () =>
      s3.send(new PutObjectCommand({ Bucket, Key: 'infra.tfstate', Body: '{}' })),
    'open a port': () =>
      ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [rule] })),
  };
}
