import { SERVICE } from './environment-files';
import { hostsOf } from './hosts';
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

async function runningIn(world: World, environment: string): Promise<Running> {
  const instances = await hostsOf(world, environment);
  const [host] = instances;
  const port = host?.Tags?.find(({ Key }) => Key === `service:${SERVICE}`)?.Value;
  const answer = await fetch(`http://${host?.PublicIpAddress}:${port}/version`, {
    headers: { connection: 'close' },
  });
  const { digest, revision } = (await answer.json()) as Running;
  return { instances: instances.map(({ InstanceId = '' }) => InstanceId), digest, revision };
}

/** Asks both environments of the world. */
export const deployedIn = async (world: World): Promise<Deployed> => ({
  staging: await runningIn(world, 'staging'),
  production: await runningIn(world, 'production'),
});
