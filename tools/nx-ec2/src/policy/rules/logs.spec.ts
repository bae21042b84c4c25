import { broken } from './broken.fixture';
import { logRules } from './logs';

const check = (retention_in_days: number | null) =>
  broken(logRules, { 'aws_cloudwatch_log_group.a': { values: { retention_in_days } } });

describe('rules on logs', () => {
  it('are met by a year', () => expect(check(365)).toEqual([]));
  it('CKV_AWS_66: nobody has said how long', () => {
    expect(check(null)).toEqual(['CKV_AWS_66']);
    expect(check(0)).toEqual(['CKV_AWS_66']);
  });
  it('CKV_AWS_338: less than a year', () => expect(check(30)).toEqual(['CKV_AWS_338']));
});
