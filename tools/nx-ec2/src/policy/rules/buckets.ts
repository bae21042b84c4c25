import { blocks, pointsTo, type PlanModel, type PlannedResource } from '../plan-model';
import type { Values } from '../../plan/plan-json';
import { ruleOn, type Problem, type PolicyRule } from '../rule';

const BUCKET = ['aws_s3_bucket'];

/** The settings that a resource of another type gives to a bucket. */
const settings = (
  bucket: PlannedResource,
  { resources }: PlanModel,
  type: string,
): Values | undefined =>
  resources.find((other) => other.type === type && pointsTo(other, 'bucket', bucket))?.values;

function encryption(bucket: PlannedResource, plan: PlanModel): Values | undefined {
  const values = settings(bucket, plan, 'aws_s3_bucket_server_side_encryption_configuration') ?? {};
  const [rule = {}] = blocks(values, 'rule');
  return blocks(rule, 'apply_server_side_encryption_by_default')[0];
}

const blocksPublic =
  (setting: string): Problem =>
  (bucket, plan) =>
    settings(bucket, plan, 'aws_s3_bucket_public_access_block')?.[setting] === true
      ? undefined
      : `no aws_s3_bucket_public_access_block sets ${setting}`;

/** Whether uploads that were never finished are thrown away. */
const abortsUploads = (rule: Values): boolean =>
  rule['status'] === 'Enabled' &&
  blocks(rule, 'abort_incomplete_multipart_upload').some(
    (block) => Number(block['days_after_initiation']) > 0,
  );

/** Buckets. Their settings are resources beside them, in the same module. */
export const bucketRules: readonly PolicyRule[] = [
  ruleOn(BUCKET, 'CKV_AWS_19', 'State and backups hold secrets', (bucket, plan) =>
    encryption(bucket, plan) ? undefined : 'default encryption is not set',
  ),
  ruleOn(
    BUCKET,
    'CKV_AWS_21',
    'A state that was overwritten or deleted has to come back',
    (bucket, plan) => {
      const versioning = settings(bucket, plan, 'aws_s3_bucket_versioning') ?? {};
      const [block = {}] = blocks(versioning, 'versioning_configuration');
      return block['status'] === 'Enabled' ? undefined : 'versioning is off';
    },
  ),
  ruleOn(
    BUCKET,
    'CKV_AWS_53',
    'No ACL may make an object public',
    blocksPublic('block_public_acls'),
  ),
  ruleOn(
    BUCKET,
    'CKV_AWS_54',
    'No policy may make the bucket public',
    blocksPublic('block_public_policy'),
  ),
  ruleOn(
    BUCKET,
    'CKV_AWS_55',
    'ACLs that make an object public must have no effect',
    blocksPublic('ignore_public_acls'),
  ),
  ruleOn(
    BUCKET,
    'CKV_AWS_56',
    'A bucket that became public all the same must stay shut to strangers',
    blocksPublic('restrict_public_buckets'),
  ),
  ruleOn(
    BUCKET,
    'CKV_AWS_145',
    'With KMS the use of the key can be seen and withdrawn',
    (bucket, plan) =>
      String(encryption(bucket, plan)?.['sse_algorithm']).startsWith('aws:kms')
        ? undefined
        : 'default encryption is not KMS',
  ),
  ruleOn(
    BUCKET,
    'CKV_AWS_300',
    'Uploads that were never finished are invisible and cost money',
    (bucket, plan) => {
      const lifecycle = settings(bucket, plan, 'aws_s3_bucket_lifecycle_configuration') ?? {};
      return blocks(lifecycle, 'rule').some(abortsUploads)
        ? undefined
        : 'no lifecycle rule aborts incomplete uploads';
    },
  ),
];
