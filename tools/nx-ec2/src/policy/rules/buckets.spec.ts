import { broken } from './broken.fixture';
import { bucketRules } from './buckets';

const refers = { bucket: ['aws_s3_bucket.state.id', 'aws_s3_bucket.state'] };
const encrypted = (algorithm: string) => ({
  refers,
  values: {
    rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: algorithm }] }],
  },
});
const shut = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const BLOCK = 'aws_s3_bucket_public_access_block.state';
const LIFECYCLE = 'aws_s3_bucket_lifecycle_configuration.state';
const abort = { abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] };
const met = {
  'aws_s3_bucket.state': { values: {} },
  'aws_s3_bucket_server_side_encryption_configuration.state': encrypted('aws:kms'),
  'aws_s3_bucket_versioning.state': {
    refers,
    values: { versioning_configuration: [{ status: 'Enabled' }] },
  },
  [BLOCK]: { refers, values: shut },
  [LIFECYCLE]: { refers, values: { rule: [{ status: 'Enabled', ...abort }] } },
};
const check = (more: object) => broken(bucketRules, { ...met, ...more });

describe('rules on buckets', () => {
  it('are met', () => expect(check({})).toEqual([]));

  it('CKV_AWS_19, CKV_AWS_145: no default encryption, or not with KMS', () => {
    const name = 'aws_s3_bucket_server_side_encryption_configuration.state';
    expect(check({ [name]: { refers, values: { rule: [] } } })).toEqual([
      'CKV_AWS_19',
      'CKV_AWS_145',
    ]);
    expect(check({ [name]: encrypted('AES256') })).toEqual(['CKV_AWS_145']);
  });

  it('CKV_AWS_21: not versioned', () => {
    const values = { versioning_configuration: [{ status: 'Suspended' }] };
    expect(check({ 'aws_s3_bucket_versioning.state': { refers, values } })).toEqual(['CKV_AWS_21']);
  });

  it.each([
    ['CKV_AWS_53', 'block_public_acls'],
    ['CKV_AWS_54', 'block_public_policy'],
    ['CKV_AWS_55', 'ignore_public_acls'],
    ['CKV_AWS_56', 'restrict_public_buckets'],
  ])('%s: without %s', (rule, setting) => {
    expect(check({ [BLOCK]: { refers, values: { ...shut, [setting]: false } } })).toEqual([rule]);
  });

  it('CKV_AWS_300: nothing aborts uploads, or a rule that is off', () => {
    const off = { rule: [{ status: 'Disabled', ...abort }] };
    expect(check({ [LIFECYCLE]: { refers, values: off } })).toEqual(['CKV_AWS_300']);
    expect(check({ [LIFECYCLE]: { refers, values: {} } })).toEqual(['CKV_AWS_300']);
  });

  it('take the settings of another bucket for nobody else’s', () => {
    const other = { bucket: ['aws_s3_bucket.other.id', 'aws_s3_bucket.other'] };
    expect(check({ [BLOCK]: { refers: other, values: shut } })).toHaveLength(4);
  });
});
