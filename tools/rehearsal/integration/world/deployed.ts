import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { readEnvironmentFile } from '@shop/workspace';
import { join } from 'node:path';
import { SERVICE } from './environment-files';
import type { World } from './world';

/** What an environment runs, as anybody sees it who asks the services. */
export interface Running {
  instances: string[];
  /** Of the image that serves, as `/version` says. */
  digest: string;
  /** Git revision that the image was built from. */
  revision: string;
}

export interface Deployed {
  staging: Running;
  production: Running;
}

async function runningIn(repository: string, environment: string): Promise<Running> {
  const env = await readEnvironmentFile(join(repository, `.env.${environment}`));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const { AWS_REGION: region, AWS_ENDPOINT_URL: endpoint } = env;
  const { Reservations = [] } = await new EC2Client({ region, endpoint, credentials }).send(
    new DescribeInstancesCommand({
      Filters: [
        { Name: 'instance-state-name', Values: ['running'] },
        { Name: 'tag:Environment', Values: [environment] },
      ],
    }),
  );
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  const [host] = instances;
  const port = host?.Tags?.find(({ Key }) => Key === `service:${SERVICE}`)?.Value;
  const answer = await fetch(`http://${host?.PublicIpAddress}:${port}/version`, {
    headers: { connection: 'close' },
  });
  const { digest, revision } = (await answer.json()) as Running;
  return { instances: instances.map(({ InstanceId = '' }) => InstanceId), digest, revision };
}

/** Asks both environments of the world. */
export const deployedIn = async ({ repository }: World): Promise<Deployed> => ({
  staging: await runningIn(repository, 'staging'),
  production: await runningIn(repository, 'production'),
});
