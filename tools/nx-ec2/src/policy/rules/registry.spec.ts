import { broken } from './broken.fixture';
import { registryRules } from './registry';

const met = {
  image_tag_mutability: 'IMMUTABLE',
  encryption_configuration: [{ encryption_type: 'KMS' }],
  image_scanning_configuration: [{ scan_on_push: true }],
};
const check = (more: object) =>
  broken(registryRules, { 'aws_ecr_repository.a': { values: { ...met, ...more } } });

describe('rules on repositories', () => {
  it('are met', () => expect(check({})).toEqual([]));

  it.each([
    ['CKV_AWS_51', { image_tag_mutability: 'MUTABLE' }],
    ['CKV_AWS_136', { encryption_configuration: [] }],
    ['CKV_AWS_163', { image_scanning_configuration: [{ scan_on_push: false }] }],
  ])('%s: %j', (rule, more) => expect(check(more)).toEqual([rule]));
});
