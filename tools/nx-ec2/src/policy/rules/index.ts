import type { PolicyRule } from '../rule';
import { bucketRules } from './buckets';
import { databaseRules } from './databases';
import { iamRules } from './iam';
import { instanceRules } from './instances';
import { loadBalancerRules } from './load-balancers';
import { logRules } from './logs';
import { networkRules } from './network';
import { registryRules } from './registry';
import { securityGroupRules } from './security-groups';

/** Every rule of the baseline. */
export const RULES: readonly PolicyRule[] = [
  ...securityGroupRules,
  ...networkRules,
  ...instanceRules,
  ...loadBalancerRules,
  ...registryRules,
  ...iamRules,
  ...bucketRules,
  ...logRules,
  ...databaseRules,
];
