import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeSecurityGroupRulesCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { PlanSummary } from '../src/plan/summary';
import { instances } from './terraform/account';
import { requestCertificate } from './terraform/certificate';
import { type Platform, preparePlatform } from './terraform/platform';
import { runTerraformExecutor } from './terraform/run-executor';
import type { Command, Options } from './terraform/run-executor';

/** Terraform's provider waits a minute for a load balancer, whatever the emulator does. */
jest.setTimeout(240_000);

// The policies let its hosts go without detailed monitoring, which the emulator does not have.
const environment = 'sandbox';
const HOSTS = `
hosts = {
  a = {}
  b = { services = ["users"], az_index = 1 }
}
`;

let platform: Platform;
let values: string;

const run = (command: Command, options?: Options) =>
  runTerraformExecutor(platform.workspace, command, { environment, ...options });
const write = (text: string) =>
  writeFileSync(platform.file(`environments/${environment}.tfvars`), text);

beforeAll(async () => {
  platform = await preparePlatform(environment);
  const given = readFileSync(platform.file(`environments/${environment}.tfvars`), 'utf8');
  values = given.replace(/^hosts = \{\n.*\n\}\n/m, HOSTS);
});

afterAll(() => platform.remove());

it('is built in front of two hosts, and tells its URLs', async () => {
  const certificate = await requestCertificate('api.shop.example');
  const settings = `certificate_arn = "${certificate}", domain_name = "api.shop.example"`;
  write(`${values}\nload_balancer = { ${settings} }\n`);
  const { success, text } = await run('deploy');
  expect([success, success ? '' : text]).toEqual([true, '']);
  expect(text).toContain('  users https://api.shop.example:5001\n');
  const outputs = JSON.parse((await run('output', { json: true })).stdout);
  expect(outputs.load_balancer.value).toMatchObject({
    domain_name: 'api.shop.example',
    dns_name: expect.stringContaining('shop-sandbox'),
  });
});

it('meets the policies, and has nothing to change afterwards', async () => {
  const { stdout } = await run('policy', { json: true });
  const { outcome, findings, plan } = JSON.parse(stdout);
  expect([outcome, findings]).toEqual(['met', []]);
  // The emulator forgets the descriptions of rules that name a group.
  const forgotten = { action: 'update', attributes: ['description'] };
  expect(plan.changes).toEqual(
    ['egress', 'ingress'].flatMap((way) =>
      ['inventory', 'orders', 'users'].map((service) => {
        const rule = `aws_vpc_security_group_${way}_rule.services["${service}"]`;
        return { address: `module.load_balancer[0].${rule}`, service, ...forgotten };
      }),
    ),
  );
});

it('closes the hosts to clients: they answer the load balancer, and who deploys', async () => {
  const hosts = await instances(environment);
  const groups = hosts.flatMap(({ SecurityGroups = [] }) => SecurityGroups);
  const Values = [...new Set(groups.map(({ GroupId = '' }) => GroupId))];
  const { SecurityGroupRules = [] } = await new EC2Client({}).send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values }] }),
  );
  const peers = SecurityGroupRules.filter(({ IsEgress, FromPort }) => !IsEgress && FromPort !== 22)
    .map(({ FromPort, CidrIpv4 }) => `${FromPort} ${CidrIpv4 ?? 'load balancer'}`)
    .sort();
  expect(peers).toEqual(
    [5001, 5002, 5003].flatMap((port) => [`${port} 127.0.0.1/32`, `${port} load balancer`]),
  );
});

it('is not taken away by mistake: the guard names it, and the plan what is whose', async () => {
  write(values);
  const { success, text } = await run('deploy', { guard: true });
  expect(success).toBe(false);
  const plan = join(platform.workspace, `dist/infra/${environment}/plan.json`);
  const { changes }: PlanSummary = JSON.parse(readFileSync(plan, 'utf8'));
  const whose = [
    ['aws_lb.this', undefined],
    ['aws_lb_listener.this["orders"]', 'orders'],
    ['aws_lb_target_group.this["users"]', 'users'],
    ['aws_lb_target_group_attachment.this["users on b"]', 'users'],
  ];
  for (const [name, service] of whose) {
    const address = `module.load_balancer[0].${name}`;
    expect(text).toContain(`${address} would be destroyed`);
    expect(changes.find((change) => change.address === address)?.service).toBe(service);
  }
});
