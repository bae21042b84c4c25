import { blocks, type PlannedResource } from '../plan-model';
import { ruleOn, type PolicyRule } from '../rule';

const MACHINES = ['aws_instance', 'aws_launch_template'];

/** Block devices, whose settings a launch template has one level further down. */
const disks = ({ type, values }: PlannedResource) =>
  type === 'aws_launch_template'
    ? blocks(values, 'block_device_mappings').flatMap((device) => blocks(device, 'ebs'))
    : [...blocks(values, 'root_block_device'), ...blocks(values, 'ebs_block_device')];

/** A launch template has text where an instance has a boolean. */
const isOn = (value: unknown): boolean => value === true || value === 'true';

/** EC2 instances, and what they are launched from. */
export const instanceRules: readonly PolicyRule[] = [
  ruleOn(
    MACHINES,
    'CKV_AWS_8',
    'A disk that is copied or thrown away must not be readable',
    (resource) => {
      const all = disks(resource);
      if (all.length === 0) return 'no block device is declared, so that none is surely encrypted';
      return all.every(({ encrypted }) => isOn(encrypted)) ? undefined : 'a disk is not encrypted';
    },
  ),
  ruleOn(
    MACHINES,
    'CKV_AWS_79',
    'IMDSv1 gives the credentials of the host to whoever makes a service send one request',
    ({ values }) => {
      const [options = {}] = blocks(values, 'metadata_options');
      const closed =
        options['http_tokens'] === 'required' || options['http_endpoint'] === 'disabled';
      return closed ? undefined : 'metadata_options do not require tokens (IMDSv2)';
    },
  ),
  ruleOn(
    MACHINES,
    'CKV_AWS_126',
    'Five minutes between two measurements are too long to see an overload',
    ({ type, values }) => {
      const [block = {}] = blocks(values, 'monitoring');
      const value = type === 'aws_instance' ? values['monitoring'] : block['enabled'];
      return isOn(value) ? undefined : 'detailed monitoring is off';
    },
  ),
  ruleOn(MACHINES, 'CKV_AWS_135', 'Disk and network must not share one bandwidth', ({ values }) =>
    isOn(values['ebs_optimized']) ? undefined : 'ebs_optimized is off',
  ),
];
