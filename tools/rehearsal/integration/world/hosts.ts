import {
  DescribeInstancesCommand,
  EC2Client,
  type Instance,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { readEnvironmentFile } from '@shop/workspace';
import { join } from 'node:path';
import { PROJECT } from './environment-files';
import type { World } from './world';

async function client({ repository }: World): Promise<EC2Client> {
  const env = await readEnvironmentFile(join(repository, '.env.staging'));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new EC2Client({
    region: env['AWS_REGION'],
    endpoint: env['AWS_ENDPOINT_URL'],
    credentials,
  });
}

/** The running hosts of an environment, or of all. */
export async function hostsOf(world: World, environment = '*'): Promise<Instance[]> {
  const { Reservations = [] } = await (
    await client(world)
  ).send(
    new DescribeInstancesCommand({
      Filters: [
        { Name: 'instance-state-name', Values: ['running'] },
        { Name: 'tag:Project', Values: [PROJECT] },
        { Name: 'tag:Environment', Values: [environment] },
      ],
    }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

/** Ends the hosts of all environments. */
export async function terminateHosts(world: World): Promise<void> {
  const InstanceIds = (await hostsOf(world)).map(({ InstanceId = '' }) => InstanceId);
  if (InstanceIds.length === 0) return;
  await (await client(world)).send(new TerminateInstancesCommand({ InstanceIds }));
}
