import type { Instance } from '@aws-sdk/client-ec2';
import { Failure } from '../failure';
import type { Host } from './host';

/** What was asked for, for the messages. */
export interface HostQuery {
  service: string;
  environment: string;
  region: string;
  /** The tag filters in words, e.g. `tag:Project=shop, tag-key=service:users`. */
  filters: string;
}

const gone = new Set(['terminated', 'shutting-down']);
const usable = new Set(['running', 'pending']);

/** State of an instance as EC2 names it. */
export const stateOf = (instance: Instance): string => instance.State?.Name ?? 'unknown';

/** Whether an instance was terminated: nobody can bring it back. */
export const isGone = (instance: Instance): boolean => gone.has(stateOf(instance));

const listStates = (instances: readonly Instance[]): string =>
  instances.map((instance) => `${instance.InstanceId} is ${stateOf(instance)}`).join('\n');

/** What a command needs of an instance. */
export const toHost = ({ InstanceId = '', PublicIpAddress = '', LaunchTime }: Instance): Host => ({
  instanceId: InstanceId,
  address: PublicIpAddress,
  launchedAt: LaunchTime ?? new Date(0),
});

/**
 * The hosts to deploy to, ordered by instance id so that every deploy takes the same order.
 * Terminated instances are those a replacement left behind and do not count.
 * @throws Failure when none is left, one is stopped, or one has no public address.
 */
export function selectHosts(instances: readonly Instance[], query: HostQuery): Host[] {
  const { service, environment, region, filters } = query;
  const where = `environment ${environment}, region ${region}`;
  const present = instances.filter((instance) => !isGone(instance));
  if (present.length === 0) {
    throw new Failure(`No EC2 instance runs ${service}`, {
      where,
      seen: [`none matches ${filters}`, listStates(instances)].filter(Boolean).join('\n'),
      remedy: `Create it with \`nx run infra:deploy -c ${environment}\`.`,
    });
  }
  const idle = present.filter((instance) => !usable.has(stateOf(instance)));
  if (idle.length > 0) {
    const ids = idle.map((instance) => instance.InstanceId).join(' ');
    throw new Failure(`An EC2 instance of ${service} is not running`, {
      where,
      seen: listStates(idle),
      remedy: `Start it with \`aws ec2 start-instances --region ${region} --instance-ids ${ids}\`, or remove its tag service:${service}.`,
    });
  }
  const unreachable = present.filter((instance) => !instance.PublicIpAddress);
  if (unreachable.length > 0) {
    throw new Failure(`An EC2 instance of ${service} has no public address`, {
      where,
      seen: listStates(unreachable),
      remedy: `Associate an Elastic IP; \`nx run infra:deploy -c ${environment}\` does it.`,
    });
  }
  return present.map(toHost).sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1));
}
