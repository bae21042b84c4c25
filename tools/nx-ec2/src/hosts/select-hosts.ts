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

function reasonAgainst(instance: Instance): string | undefined {
  if (!usable.has(stateOf(instance))) return `the instance is ${stateOf(instance)}`;
  return instance.PublicIpAddress ? undefined : 'the instance has no public address';
}

/** What a command needs of an instance. */
export function toHost(instance: Instance): Host {
  const { InstanceId = '', PublicIpAddress = '', LaunchTime } = instance;
  return {
    instanceId: InstanceId,
    address: PublicIpAddress,
    launchedAt: LaunchTime ?? new Date(0),
    unusable: reasonAgainst(instance),
  };
}

const whereOf = ({ environment, region }: HostQuery): string =>
  `environment ${environment}, region ${region}`;

/**
 * The hosts of a service, also those that are stopped, ordered by instance id. Terminated instances
 * are those a replacement left behind and do not count.
 * @throws Failure when none is left
 */
export function presentHosts(instances: readonly Instance[], query: HostQuery): Host[] {
  const { service, environment, filters } = query;
  const present = instances.filter((instance) => !isGone(instance));
  if (present.length === 0) {
    throw new Failure(`No EC2 instance runs ${service}`, {
      where: whereOf(query),
      seen: [`none matches ${filters}`, listStates(instances)].filter(Boolean).join('\n'),
      remedy: `Create it with \`nx run infra:deploy -c ${environment}\`.`,
    });
  }
  return present.map(toHost).sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1));
}

/**
 * The hosts to deploy to, in the same order every time.
 * @throws Failure when none is left, one is stopped, or one has no public address.
 */
export function selectHosts(instances: readonly Instance[], query: HostQuery): Host[] {
  const { service, environment, region } = query;
  const where = whereOf(query);
  const hosts = presentHosts(instances, query);
  const present = instances.filter((instance) => !isGone(instance));
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
  return hosts;
}
