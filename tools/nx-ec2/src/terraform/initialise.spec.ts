import { assertVersion, fetchedParts } from './initialise';

describe('what terraform init has to fetch', () => {
  it('is decided by modules, providers, tests and the backend only', () => {
    const hcl = [
      'terraform {',
      '  backend "s3" {',
      '      version = "~> 5.100"',
      'module "host" {',
      '  source = "./modules/host"',
      'run "is_hardened" {',
      '  instance_type = "t3.small"',
      '# source of truth',
    ];
    expect(fetchedParts(hcl.join('\n'))).toEqual(hcl.slice(1, 6));
  });
});

describe('the version of terraform', () => {
  const version = (terraform_version: string) => JSON.stringify({ terraform_version });

  it.each(['1.11.0', '1.14.2', '2.0.0', '1.12.0-rc1'])('%s will do', (number) => {
    expect(() => assertVersion(version(number))).not.toThrow();
  });

  it.each(['1.10.5', '0.15.0', '1.9.8'])('%s is too old', (number) => {
    expect(() => assertVersion(version(number))).toThrow('Terraform is too old');
  });
});
