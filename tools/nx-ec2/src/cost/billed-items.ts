import { blocks, type PlannedResource } from '../policy/plan-model';

/** Something that is paid for by the hour or the month, used or not. */
export interface BilledItem {
  /** As in the price list. */
  item: string;
  /** Pieces, or GB. */
  amount: number;
}

const times = (amount: unknown, item: string): BilledItem => ({ item, amount: Number(amount) });

/** A load balancer has an address in each of its zones, and cannot be in fewer. */
const LEAST_ZONES = 2;
const ADDRESS = 'public IPv4 address';

const ITEMS: Readonly<Record<string, (resource: PlannedResource) => BilledItem[]>> = {
  aws_instance: ({ values }) => [
    times(1, `host ${values['instance_type']}`),
    ...blocks(values, 'root_block_device').map(({ volume_type: type, volume_size: size }) =>
      times(size, `disk ${type}`),
    ),
    ...(values['monitoring'] === true ? [times(1, 'one-minute metrics')] : []),
  ],
  aws_eip: () => [times(1, ADDRESS)],
  aws_lb: ({ values: { subnets } }) => [
    times(1, 'load balancer'),
    times(Math.max(LEAST_ZONES, Array.isArray(subnets) ? subnets.length : 0), ADDRESS),
  ],
  aws_db_instance: ({ values }) => {
    // The standby is paid like the instance that serves.
    const copies = values['multi_az'] === true ? 2 : 1;
    return [
      times(copies, `database ${values['instance_class']}`),
      times(
        copies * Number(values['allocated_storage']),
        `database storage ${values['storage_type']}`,
      ),
    ];
  },
};

/**
 * What resources cost as long as they are there. What is paid by use alone is not in it: traffic, logs,
 * images, backups beyond the size of the database, capacity of load balancers.
 */
export const billedItems = (resources: readonly PlannedResource[]): BilledItem[] =>
  resources.flatMap((resource) => ITEMS[resource.type]?.(resource) ?? []);
