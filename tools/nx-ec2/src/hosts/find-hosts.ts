import type { Filter, Instance } from '@aws-sdk/client-ec2';
import { verifyAccount } from '../environment/account';
import type { Environment } from '../environment/environment';
import type { Host } from './host';
import { hostsToReach } from './hosts-to-reach';
import { type HostQuery, isGone, presentHosts, selectHosts } from './select-hosts';

interface Found {
  instances: Instance[];
  /** Accounts that the instances belong to. */
  owners: Set<string | undefined>;
}

async function describeInstances(region: string, filters: Filter[]): Promise<Found> {
  // Loaded on use: the client is the largest import of a deploy and can load while others wait.
  const { EC2Client, paginateDescribeInstances } = await import('@aws-sdk/client-ec2');
  const client = new EC2Client({ region });
  const found: Found = { instances: [], owners: new Set() };
  for await (const page of paginateDescribeInstances({ client }, { Filters: filters })) {
    for (const reservation of page.Reservations ?? []) {
      found.owners.add(reservation.OwnerId);
      found.instances.push(...(reservation.Instances ?? []));
    }
  }
  return found;
}

const tagsOf = ({ project, environment }: Environment): Filter[] => [
  { Name: 'tag:Project', Values: [project] },
  { Name: 'tag:Environment', Values: [environment] },
];

/**
 * Ids of the instances that an environment has, running or not; those that were terminated are not
 * counted, though EC2 shows them for another hour.
 */
export async function presentInstances(target: Environment): Promise<string[]> {
  const { instances } = await describeInstances(target.region, tagsOf(target));
  return instances.flatMap((one) => (isGone(one) ? [] : (one.InstanceId ?? []))).sort();
}

type Select = (instances: readonly Instance[], query: HostQuery) => Host[];

/** Looks for the instances of a service by the tags Terraform gives them. */
async function find(target: Environment, service: string, select: Select): Promise<Host[]> {
  const filters = [...tagsOf(target), { Name: 'tag-key', Values: [`service:${service}`] }];
  const { instances, owners } = await describeInstances(target.region, filters).catch(
    async (error) => {
      // No credentials, or another account's, explain it better than the refusal does.
      await verifyAccount(target);
      throw error;
    },
  );
  // Instances name their account; only where there are none it has to be asked for.
  if (owners.size !== 1 || !owners.has(target.accountId)) await verifyAccount(target);
  return select(instances, {
    service,
    environment: target.environment,
    region: target.region,
    filters: filters.map(({ Name, Values }) => `${Name}=${Values?.join(',')}`).join(' '),
  });
}

/**
 * The hosts that a service is to be deployed to.
 * @throws Failure when there is none, one cannot be deployed to, or the account is another.
 */
export const findHosts = (target: Environment, service: string): Promise<Host[]> =>
  find(target, service, selectHosts);

/**
 * The hosts that a service is placed on, also those that are stopped.
 * @throws Failure when there is none, or the account is another.
 */
export const findPresentHosts = (target: Environment, service: string): Promise<Host[]> =>
  find(target, service, presentHosts);

/**
 * Every host of an environment, whatever runs there; none before the first apply.
 * @throws Failure when one is stopped or has no public address, or the account is another.
 */
export async function environmentHosts(target: Environment): Promise<Host[]> {
  await verifyAccount(target);
  const { instances } = await describeInstances(target.region, tagsOf(target));
  const present = instances.filter((instance) => !isGone(instance));
  return hostsToReach(present, target);
}
