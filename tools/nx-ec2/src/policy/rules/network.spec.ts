import { broken } from './broken.fixture';
import { networkRules } from './network';

const vpc = { values: { cidr_block: '10.0.0.0/16' } };
const refers = { vpc_id: ['aws_vpc.this.id', 'aws_vpc.this'] };
const closed = { values: {}, refers };
const met = {
  'aws_vpc.this': vpc,
  'aws_flow_log.this': { values: {}, refers },
  'aws_default_security_group.closed': closed,
  'aws_subnet.public': { values: { map_public_ip_on_launch: false } },
};
const check = (more: Record<string, typeof closed | { values: object }>) =>
  broken(networkRules, { ...met, ...more });

describe('rules on the network', () => {
  it('are met, before and after the ids are known', () => {
    expect(check({})).toEqual([]);
    const known = { values: { vpc_id: 'vpc-1' } };
    expect(
      check({
        'aws_vpc.this': { values: { id: 'vpc-1' } },
        'aws_flow_log.this': known,
        'aws_default_security_group.closed': known,
      }),
    ).toEqual([]);
  });

  it('CKV_AWS_130: a subnet that gives public addresses', () => {
    const subnet = { values: { map_public_ip_on_launch: true } };
    expect(check({ 'aws_subnet.public': subnet })).toEqual(['CKV_AWS_130']);
  });

  it('CKV2_AWS_11: a VPC without a flow log of its own', () => {
    const other = { values: {}, refers: { vpc_id: ['aws_vpc.other.id', 'aws_vpc.other'] } };
    expect(check({ 'aws_flow_log.this': other })).toEqual(['CKV2_AWS_11']);
  });

  it('CKV2_AWS_12: a default group that is left open, or has rules', () => {
    const other = { ...closed, refers: { vpc_id: ['aws_vpc.other.id', 'aws_vpc.other'] } };
    expect(check({ 'aws_default_security_group.closed': other })).toEqual(['CKV2_AWS_12']);
    const open = { ...closed, values: { ingress: [{ from_port: 22 }] } };
    expect(check({ 'aws_default_security_group.closed': open })).toEqual(['CKV2_AWS_12']);
  });
});
