import type { Instance } from '@aws-sdk/client-ec2';
import type { Environment } from '../environment/environment';
import type { Host } from './host';
import { selectHosts } from './select-hosts';

/**
 * The hosts that run a service, found by the tags Terraform gives them.
 * @throws Failure when there is none that can be deployed to.
 */
export async function findHosts(target: Environment, service: string): Promise<Host[]> {
  const filters = [
    { Name: 'tag:Project', Values: [target.project] },
    { Name: 'tag:Environment', Values: [target.environment] },
    { Name: 'tag-key', Values: [`service:${service}`] },
  ];
  // Loaded on use: the client is the largest import of a deploy and can load while others wait.
  const { EC2Client, paginateDescribeInstances } = await import('@aws-sdk/client-ec2');
  const client = new EC2Client({ region: target.region });
  const instances: Instance[] = [];
  for await (const page of paginateDescribeInstances({ client }, { Filters: filters })) {
    for (const reservation of page.Reservations ?? []) {
      instances.push(...(reservation.Instances ?? []));
    }
  }
  return selectHosts(instances, {
    service,
    environment: target.environment,
    region: target.region,
    filters: filters.map(({ Name, Values }) => `${Name}=${Values.join(',')}`).join(' '),
  });
}
