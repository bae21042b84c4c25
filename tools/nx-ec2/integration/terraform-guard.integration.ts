import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { makeAwsRoot } from './terraform/aws-root';
import { bootstrap } from './terraform/run-executor';
import { Scene } from './terraform/scene';

/** Each plan reads the account, and the provider takes its time to start. */
jest.setTimeout(180_000);

const scene = new Scene(makeAwsRoot);
/** What takes away much of it. */
const gone = { vars: { generation: 'two', keep: 'false', secret: 'hunter2' } };
const parsed = (line: string) => JSON.parse(line);

beforeAll(async () => {
  await bootstrap();
  const { success, text } = await scene.deploy();
  if (!success) throw new Error(text);
});

describe('drift', () => {
  const ec2 = () => new EC2Client({});
  const rule = (FromPort: number) => ({
    IpProtocol: 'tcp',
    FromPort,
    ToPort: FromPort,
    IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  });

  it('is none after a deploy', async () => {
    const { success, stdout } = await scene.run('drift', { json: true });
    expect(parsed(stdout)).toMatchObject({ outcome: 'none', findings: [], notApplied: [] });
    expect(success).toBe(true);
  });

  it('finds a tag changed, a rule deleted and a rule added by hand, and nothing else', async () => {
    const Filters = [{ Name: 'group-name', Values: ['host'] }];
    const { SecurityGroups = [] } = await ec2().send(
      new DescribeSecurityGroupsCommand({ Filters }),
    );
    const GroupId = SecurityGroups[0]?.GroupId ?? '';
    const Tags = [{ Key: 'Name', Value: 'mine' }];
    await ec2().send(new CreateTagsCommand({ Resources: [GroupId], Tags }));
    const group = { GroupId, IpPermissions: [rule(5002)] };
    await ec2().send(new RevokeSecurityGroupIngressCommand(group));
    const added = { GroupId, IpPermissions: [rule(8080)] };
    await ec2().send(new AuthorizeSecurityGroupIngressCommand(added));

    const { success, stdout, text } = await scene.run('drift', { json: true });
    expect(success).toBe(false);
    const address = 'aws_security_group.host';
    expect(parsed(stdout)).toMatchObject({
      outcome: 'drift',
      findings: [
        { kind: 'changed', address, what: 'tags.Name', written: '"host"', found: '"mine"' },
        { kind: 'deleted', address: 'aws_vpc_security_group_ingress_rule.http["5002"]' },
        { kind: 'unknown rule', address, what: 'tcp 8080 in from 0.0.0.0/0' },
      ],
    });
    expect(text).toContain(`aws ec2 revoke-security-group-ingress --group-id ${GroupId}`);
  });

  it('is put back by plan and apply, apart from the rule that Terraform does not know', async () => {
    await scene.run('plan');
    expect((await scene.run('apply')).success).toBe(true);
    const { findings } = parsed((await scene.run('drift', { json: true })).stdout);
    expect(findings.map(({ kind }: { kind: string }) => kind)).toEqual(['unknown rule']);
  });

  it('is told apart from an error in JSON, where Nx gives 1 for both', async () => {
    const { success, stdout } = await scene.run('drift', { json: true, accountId: '2'.repeat(12) });
    expect(success).toBe(false);
    expect(parsed(stdout)).toMatchObject({ command: 'drift', outcome: 'failed' });
  });
});

describe('the plan guard', () => {
  const refused = ['aws_ecr_repository.users', 'aws_ssm_parameter.secret', 'aws_eip.this[0]'];

  it('lets deploy take away nothing that holds data or serves traffic', async () => {
    const state = await scene.stateVersion();
    const { success, text, stdout } = await scene.deploy({ ...gone, json: true });
    expect(success).toBe(false);
    expect(parsed(stdout)).toMatchObject({ command: 'deploy', outcome: 'guarded' });
    expect(text).toContain('aws_ecr_repository.users would be replaced: name cannot be changed');
    expect(text).toContain('aws_eip.this[0] would be destroyed: count is smaller');
    for (const address of refused) expect(text).toContain(`--allow='${address}'`);
    expect(await scene.stateVersion()).toBe(state);
  });

  it('leaves the plan for apply, with a summary and without a secret in its JSON', async () => {
    const folder = join(scene.root.workspace, 'dist/infra/one');
    const summary = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'));
    expect(summary).toMatchObject({
      version: 1,
      environment: 'one',
      counts: { create: 0, update: 0, replace: 2, delete: 1 },
    });
    const shown = readFileSync(join(folder, 'plan.show.json'), 'utf8');
    expect(shown).toContain('aws_ssm_parameter.secret');
    expect(shown).not.toContain('hunter2');
    expect(statSync(join(folder, 'plan.show.json')).mode & 0o077).toBe(0);
  });

  it('has plan say what a person has to approve, in the form that --allow takes', async () => {
    const { stdout } = await scene.run('plan', { ...gone, json: true });
    const reasons = ['1 resource would be destroyed', '2 resources would be replaced'];
    expect(parsed(stdout)).toMatchObject({ outcome: 'changes', approval: reasons });
    const question = readFileSync(
      join(scene.root.workspace, 'dist/infra/one/approval.txt'),
      'utf8',
    );
    expect(question).toContain('± aws_ecr_repository.users');
    const named = question.trim().split('\n').at(-1);
    expect(named?.split(',').sort()).toEqual([...refused].sort());
  });

  it('goes on refusing what is not named', async () => {
    const { success, text } = await scene.run('apply', { allow: ['', ...refused.slice(1)] });
    expect(success).toBe(false);
    expect(text).toContain(`${refused[0]} would be replaced`);
    expect(text).not.toContain(`${refused[1]} would be replaced`);
  });

  it('lets that very plan be applied when all of it is allowed by name', async () => {
    const { success, text } = await scene.run('apply', { allow: refused });
    expect([success, text]).toEqual([
      true,
      expect.stringContaining('2 added, 0 changed, 3 destroyed'),
    ]);
  });
});

describe('policies', () => {
  it('stop a deploy that breaks one; an exception with a reason lets it pass', async () => {
    const block = (comment: string) =>
      `${comment}\nresource "aws_cloudwatch_log_group" "short" { retention_in_days = 1 }\n`;
    scene.root.write('logs.tf', block('# Of no interest to anybody.'));
    const { success, text, stdout } = await scene.deploy({ ...gone, json: true });
    expect(success).toBe(false);
    expect(parsed(stdout)).toMatchObject({ outcome: 'policy' });
    expect(text).toMatch(/CKV_AWS_338 +aws_cloudwatch_log_group.short .*logs\.tf:2/);

    scene.root.write('logs.tf', block('# policy:allow CKV_AWS_338 of no interest to anybody'));
    const met = await scene.run('policy', gone);
    expect([met.success, met.text]).toEqual([
      true,
      expect.stringContaining('2 reasoned exceptions'),
    ]);
    expect((await scene.run('apply')).success).toBe(true);
  });
});
