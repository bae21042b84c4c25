import { broken } from './broken.fixture';
import { databaseRules } from './databases';

const met = {
  storage_encrypted: true,
  publicly_accessible: false,
  backup_retention_period: 7,
  iam_database_authentication_enabled: true,
  auto_minor_version_upgrade: true,
};
const check = (more: object) =>
  broken(databaseRules, { 'aws_db_instance.a': { values: { ...met, ...more } } });

describe('rules on databases', () => {
  it('are met', () => expect(check({})).toEqual([]));

  it.each([
    ['CKV_AWS_16', { storage_encrypted: null }],
    ['CKV_AWS_17', { publicly_accessible: true }],
    ['CKV_AWS_133', { backup_retention_period: 0 }],
    ['CKV_AWS_161', { iam_database_authentication_enabled: false }],
    ['CKV_AWS_226', { auto_minor_version_upgrade: false }],
  ])('%s: %j', (rule, more) => expect(check(more)).toEqual([rule]));
});
