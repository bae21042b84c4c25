import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inputFiles, inputsFingerprint } from './fingerprint';
import { describeStack } from './stack';

describe('the fingerprint of the inputs', () => {
  let workspaceRoot: string;
  const write = (path: string, content: string) => {
    const file = join(workspaceRoot, 'infra', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const stack = (variables = {}) =>
    describeStack({
      workspaceRoot,
      projectName: 'infra',
      projectRoot: 'infra',
      target: { project: 'shop', environment: 'sandbox', region: 'eu-west-1', accountId: '1' },
      variables,
      lockTimeout: 5,
    });
  const fingerprint = (env = {}) => inputsFingerprint(stack(), env);

  beforeEach(() => {
    workspaceRoot = mkdtempSync(join(tmpdir(), 'fingerprint-'));
    write('main.tf', 'resource "a" "b" {}');
    write('modules/host/user_data.sh', 'echo');
    write('.terraform.lock.hcl', 'lock');
    write('environments/sandbox.tfvars', 'a = 1');
    write('environments/staging.tfvars', 'a = 2');
    write('tests/main.tftest.hcl', 'run "x" {}');
    write('README.md', '# Infra');
    write('.terraform/sandbox/terraform.tfstate', '{}');
  });

  afterEach(() => rmSync(workspaceRoot, { recursive: true }));

  it('covers every file that may change what is applied', () => {
    expect(inputFiles(join(workspaceRoot, 'infra'))).toEqual([
      '.terraform.lock.hcl',
      'main.tf',
      'modules/host/user_data.sh',
    ]);
  });

  it.each([
    'main.tf',
    'modules/host/user_data.sh',
    '.terraform.lock.hcl',
    'environments/sandbox.tfvars',
    'services.auto.tfvars.json',
  ])('changes with %s', (path) => {
    const before = fingerprint();
    write(path, 'changed');
    expect(fingerprint()).not.toBe(before);
  });

  it.each([
    'README.md',
    'tests/main.tftest.hcl',
    'environments/staging.tfvars',
    '.terraform/sandbox/terraform.tfstate',
    'project.json',
  ])('does not change with %s', (path) => {
    const before = fingerprint();
    write(path, 'changed');
    expect(fingerprint()).toBe(before);
  });

  it('changes with variables of the shell and of options, and with nothing else of the shell', () => {
    const before = fingerprint();
    expect(fingerprint({ TF_VAR_key: '1' })).not.toBe(before);
    expect(fingerprint({ PATH: '/bin' })).toBe(before);
    expect(inputsFingerprint(stack({ size: 3 }), {})).not.toBe(before);
  });

  it('does not take content moved from one file to another for the same', () => {
    write('a.tf', 'xy');
    write('b.tf', '');
    const before = fingerprint();
    write('a.tf', 'x');
    write('b.tf', 'y');
    expect(fingerprint()).not.toBe(before);
  });
});
