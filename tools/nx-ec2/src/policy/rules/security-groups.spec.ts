import { broken } from './broken.fixture';
import { securityGroupRules } from './security-groups';

const IN = 'aws_vpc_security_group_ingress_rule.a';
const OUT = 'aws_vpc_security_group_egress_rule.a';
const values = (more: object) => ({
  description: 'why',
  ip_protocol: 'tcp',
  from_port: 443,
  to_port: 443,
  cidr_ipv4: '10.0.0.0/8',
  ...more,
});
const check = (address: string, more: object) =>
  broken(securityGroupRules, { [address]: { values: values(more) } });

const world = { cidr_ipv4: '0.0.0.0/0' };
const port = (number: number) => ({ from_port: number, to_port: number });

describe('rules on security groups', () => {
  it('are met by described rules for known ranges', () => {
    expect(check(IN, {})).toEqual([]);
    expect(check(IN, { ...world, ...port(5001) })).toEqual([]);
    expect(check(OUT, world)).toEqual([]);
    expect(check('aws_security_group.a', {})).toEqual([]);
  });

  it.each([
    [IN, { description: '' }],
    ['aws_security_group.a', { description: 'Managed by Terraform' }],
    ['aws_security_group.a', { ingress: [{ ...values({}), description: undefined }] }],
  ])('CKV_AWS_23: %s without a description', (address, more) => {
    expect(check(address, more)).toEqual(['CKV_AWS_23']);
  });

  it.each([
    [22, 'CKV_AWS_24'],
    [3389, 'CKV_AWS_25'],
    [80, 'CKV_AWS_260'],
  ])('port %d open to the world breaks %s', (number, rule) => {
    expect(check(IN, { ...world, ...port(number) })).toEqual([rule]);
    expect(check(IN, { cidr_ipv4: null, cidr_ipv6: '::/0', ...port(number) })).toEqual([rule]);
    const inline = { ...values(port(number)), cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp' };
    expect(check('aws_security_group.a', { ingress: [inline] })).toEqual([rule]);
    const old = { type: 'ingress', cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', ...port(number) };
    expect(check('aws_security_group_rule.a', { ip_protocol: undefined, ...old })).toEqual([rule]);
    expect(check(IN, { ...world, ...port(number), ip_protocol: 'udp' })).toEqual([]);
  });

  it('everything in from the world breaks each of them', () => {
    const all = { ...world, ip_protocol: '-1', from_port: null, to_port: null };
    expect(check(IN, all)).toEqual(['CKV_AWS_24', 'CKV_AWS_25', 'CKV_AWS_260']);
  });

  it('CKV_AWS_382: everything out to the world', () => {
    const all = { ip_protocol: '-1', from_port: null, to_port: null };
    expect(check(OUT, { ...all, ...world })).toEqual(['CKV_AWS_382']);
    expect(check(OUT, all)).toEqual([]);
  });
});
