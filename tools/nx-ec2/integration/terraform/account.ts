import { DescribeInstancesCommand, EC2Client, type Instance } from '@aws-sdk/client-ec2';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { ACCOUNT } from './private-aws';

/** The running instances of an environment. */
export async function instances(environment: string): Promise<Instance[]> {
  const Filters = [
    { Name: 'tag:Environment', Values: [environment] },
    { Name: 'instance-state-name', Values: ['running'] },
  ];
  const found = await new EC2Client({}).send(new DescribeInstancesCommand({ Filters }));
  return (found.Reservations ?? []).flatMap(({ Instances = [] }) => Instances);
}

/** The tags of an instance, by key. */
export const tagsOf = ({ Tags = [] }: Instance) =>
  Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));

/** Values of an environment's secrets, by name. */
export async function secrets(environment: string): Promise<Record<string, string>> {
  const Path = `/shop/${environment}`;
  const { Parameters = [] } = await new SSMClient({}).send(
    new GetParametersByPathCommand({ Path, Recursive: true, WithDecryption: true }),
  );
  expect(new Set(Parameters.map(({ Type }) => Type))).toEqual(new Set(['SecureString']));
  return Object.fromEntries(Parameters.map(({ Name = '', Value = '' }) => [Name, Value]));
}

/** The text of an environment's state. */
export async function state(environment: string): Promise<string> {
  const Bucket = `shop-${environment}-tfstate-${ACCOUNT}`;
  const { Body } = await new S3Client({}).send(
    new GetObjectCommand({ Bucket, Key: 'infra.tfstate' }),
  );
  return (await Body?.transformToString()) ?? '';
}
