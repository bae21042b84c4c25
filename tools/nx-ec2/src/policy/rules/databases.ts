import type { Values } from '../../plan/plan-json';
import { ruleOn, type PolicyRule } from '../rule';

const DATABASE = ['aws_db_instance', 'aws_rds_cluster'];
const INSTANCE = ['aws_db_instance', 'aws_rds_cluster_instance'];

const isOn = (values: Values, name: string): boolean => values[name] === true;

/** Databases of RDS. */
export const databaseRules: readonly PolicyRule[] = [
  ruleOn(
    DATABASE,
    'CKV_AWS_16',
    'A snapshot or a disk that leaves the account must not be readable',
    ({ values }) =>
      isOn(values, 'storage_encrypted') ? undefined : 'storage_encrypted is not set',
  ),
  ruleOn(
    INSTANCE,
    'CKV_AWS_17',
    'A database is for the hosts, not for the internet',
    ({ values }) => (isOn(values, 'publicly_accessible') ? 'it is publicly accessible' : undefined),
  ),
  ruleOn(DATABASE, 'CKV_AWS_133', 'What was deleted by mistake has to come back', ({ values }) =>
    Number(values['backup_retention_period'] ?? 0) > 0 ? undefined : 'no backups are kept',
  ),
  ruleOn(
    DATABASE,
    'CKV_AWS_161',
    'People should log in as themselves, for minutes, and not with a shared password',
    ({ values }) =>
      isOn(values, 'iam_database_authentication_enabled') ? undefined : 'IAM authentication is off',
  ),
  ruleOn(
    INSTANCE,
    'CKV_AWS_226',
    'Fixes of security holes should not wait for somebody to have time',
    ({ values }) =>
      values['auto_minor_version_upgrade'] === false ? 'minor upgrades are off' : undefined,
  ),
];
