import { readModuleFile } from './exceptions';

const read = (...lines: string[]) => readModuleFile('modules/a/main.tf', lines.join('\n'));

describe('exceptions in a .tf file', () => {
  it('stand above a resource, together with other comments', () => {
    const { exceptions, declarations } = read(
      '# Serves the redirect to HTTPS.',
      '# policy:allow CKV_AWS_260 it answers with nothing but a redirect',
      '# Second comment.',
      'resource "aws_security_group" "edge" {',
      '}',
    );
    expect(exceptions).toEqual([
      {
        rule: 'CKV_AWS_260',
        reason: 'it answers with nothing but a redirect',
        file: 'modules/a/main.tf',
        line: 2,
        resource: 'aws_security_group.edge',
      },
    ]);
    expect(declarations).toEqual([
      { file: 'modules/a/main.tf', line: 4, resource: 'aws_security_group.edge' },
    ]);
  });

  it('stand inside of one, at any depth, and may be for some environments', () => {
    const { exceptions } = read(
      'resource "aws_instance" "this" {',
      '  root_block_device {',
      '    # policy:allow CKV_AWS_8 in sandbox, staging: nothing is on it',
      '  }',
      '}',
    );
    expect(exceptions).toMatchObject([
      {
        resource: 'aws_instance.this',
        environments: ['sandbox', 'staging'],
        reason: 'nothing is on it',
      },
    ]);
  });

  it('belong to no resource after its end, before a blank line, or at the end of the file', () => {
    const { exceptions } = read(
      'resource "aws_vpc" "a" {',
      '}',
      '# policy:allow A one',
      '',
      'resource "aws_vpc" "b" {}',
      '# policy:allow B two',
      'variable "x" {',
      '}',
      '# policy:allow C three',
    );
    expect(exceptions.map(({ rule, resource }) => [rule, resource])).toEqual([
      ['A', undefined],
      ['B', undefined],
      ['C', undefined],
    ]);
  });

  it('may lack rule and reason, which is found out later', () => {
    const [exception] = read('# policy:allow', 'resource "a" "b" {', '}').exceptions;
    expect(exception).toMatchObject({ rule: '', reason: '', resource: 'a.b' });
  });
});
