import type { Instance } from '@aws-sdk/client-ec2';
import type { Environment } from '../environment/environment';
import { Failure } from '../failure';
import type { Host } from './host';
import { stateOf, toHost } from './select-hosts';

/**
 * The hosts among the instances of an environment, by instance id.
 * @param present those that were not terminated
 * @throws Failure when one cannot be reached: what it holds would come back when it is started
 */
export function hostsToReach(
  present: readonly Instance[],
  { environment, region }: Environment,
): Host[] {
  const apart = present.filter(
    (instance) => stateOf(instance) !== 'running' || !instance.PublicIpAddress,
  );
  if (apart.length === 0) {
    return present.map(toHost).sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1));
  }
  throw new Failure(`Not every host of environment ${environment} can be reached`, {
    where: `region ${region}`,
    seen: apart
      .map(
        (instance) =>
          `${instance.InstanceId} is ${stateOf(instance)}, public address ${instance.PublicIpAddress ?? 'none'}`,
      )
      .join('\n'),
    remedy:
      'Its containers would come back with it. Start it (`aws ec2 start-instances`) or terminate it, then run this again.',
  });
}
