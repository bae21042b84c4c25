import { blocks } from '../plan-model';
import { ruleOn, type PolicyRule } from '../rule';

const REPOSITORY = ['aws_ecr_repository'];

/** Image repositories. */
export const registryRules: readonly PolicyRule[] = [
  ruleOn(
    REPOSITORY,
    'CKV_AWS_51',
    'A tag that can be moved may be another image tomorrow',
    ({ values }) =>
      values['image_tag_mutability'] === 'IMMUTABLE' ? undefined : 'tags are not immutable',
  ),
  ruleOn(
    REPOSITORY,
    'CKV_AWS_136',
    'With KMS the use of the key can be seen and withdrawn',
    ({ values }) =>
      blocks(values, 'encryption_configuration')[0]?.['encryption_type'] === 'KMS'
        ? undefined
        : 'images are not encrypted with KMS',
  ),
  ruleOn(
    REPOSITORY,
    'CKV_AWS_163',
    'Known holes should be found when an image arrives',
    ({ values }) =>
      blocks(values, 'image_scanning_configuration')[0]?.['scan_on_push'] === true
        ? undefined
        : 'images are not scanned on push',
  ),
];
