import { broken } from './broken.fixture';
import { instanceRules } from './instances';

const met = {
  root_block_device: [{ encrypted: true }],
  metadata_options: [{ http_tokens: 'required' }],
  monitoring: true,
  ebs_optimized: true,
};
const template = {
  block_device_mappings: [{ ebs: [{ encrypted: 'true' }] }],
  metadata_options: [{ http_tokens: 'required' }],
  monitoring: [{ enabled: true }],
  ebs_optimized: 'true',
};
const check = (more: object) =>
  broken(instanceRules, { 'aws_instance.a': { values: { ...met, ...more } } });
const checkTemplate = (more: object) =>
  broken(instanceRules, { 'aws_launch_template.a': { values: { ...template, ...more } } });

describe('rules on instances', () => {
  it('are met', () => {
    expect(check({})).toEqual([]);
    expect(checkTemplate({})).toEqual([]);
  });

  it.each([
    ['CKV_AWS_8', { root_block_device: [{ encrypted: false }] }],
    ['CKV_AWS_8', { root_block_device: [] }],
    ['CKV_AWS_8', { ebs_block_device: [{}] }],
    ['CKV_AWS_79', { metadata_options: [{ http_tokens: 'optional' }] }],
    ['CKV_AWS_79', { metadata_options: [] }],
    ['CKV_AWS_126', { monitoring: false }],
    ['CKV_AWS_135', { ebs_optimized: null }],
  ])('%s: an instance with %j', (rule, more) => expect(check(more)).toEqual([rule]));

  it.each([
    ['CKV_AWS_8', { block_device_mappings: [{ ebs: [{ encrypted: 'false' }] }] }],
    ['CKV_AWS_126', { monitoring: [] }],
  ])('%s: a launch template with %j', (rule, more) => expect(checkTemplate(more)).toEqual([rule]));
});
