import { ruleOn, type PolicyRule } from '../rule';

const LOG_GROUP = ['aws_cloudwatch_log_group'];
const YEAR_DAYS = 365;

/** Log groups; a retention of 0 days means for ever. */
export const logRules: readonly PolicyRule[] = [
  ruleOn(
    LOG_GROUP,
    'CKV_AWS_66',
    'How long logs are kept should be somebody’s decision',
    ({ values }) => (values['retention_in_days'] ? undefined : 'retention_in_days is not set'),
  ),
  ruleOn(LOG_GROUP, 'CKV_AWS_338', 'Break-ins are often found months later', ({ values }) => {
    const days = Number(values['retention_in_days'] ?? 0);
    return days !== 0 && days < YEAR_DAYS ? `logs are kept for ${days} days only` : undefined;
  }),
];
