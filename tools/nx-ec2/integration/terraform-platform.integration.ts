import { readFileSync, writeFileSync } from 'node:fs';
import {
  DescribeSecurityGroupRulesCommand,
  EC2Client,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { instances, secrets, state, tagsOf } from './terraform/account';
import { ADMIN_URL, onRds, type Platform, preparePlatform } from './terraform/platform';
import { bootstrap, runTerraformExecutor } from './terraform/run-executor';
import type { Options, Told } from './terraform/run-executor';

/** Applying the whole configuration takes half a minute: the provider polls. */
jest.setTimeout(120_000);

const NOTHING = '0 to add, 0 to change, 0 to destroy';

let platform: Platform;

const file = (path: string) => platform.file(path);
const deploy = (options?: Options): Promise<Told> =>
  // They stand for sandboxes, under other names: what is excepted there is not here.
  runTerraformExecutor(platform.workspace, 'deploy', { guard: false, ...options });
const plan = async (options?: Options) =>
  (await runTerraformExecutor(platform.workspace, 'plan', options)).text;

beforeAll(async () => {
  platform = await preparePlatform('one', 'two');
});

afterAll(() => platform.remove());

it('refuses the placeholders of the var files before anything is made', async () => {
  const { success, text } = await deploy({ varFile: 'environments/production.tfvars' });
  expect(success).toBe(false);
  expect(text).toContain('admin_cidrs still holds a placeholder');
  expect(text).toContain('production.tfvars');
});

it('builds an environment from nothing, and has nothing to change afterwards', async () => {
  const { success, text } = await deploy();
  expect(text).toContain('0 changed, 0 destroyed');
  expect(text).toMatch(/users http:\/\/[\d.]+:5001/);
  expect(success).toBe(true);
  expect(await plan()).toContain(NOTHING);
});

it('lists a plan by service', async () => {
  const text = await plan({ environment: 'two' });
  expect(text).toMatch(/^ {2}users\n( {4}\+ .*users.*\n)+/m);
});

it('meets the policies but for what is excepted in the sandbox only', async () => {
  const { stdout } = await runTerraformExecutor(platform.workspace, 'policy', { json: true });
  expect(JSON.parse(stdout).findings).toMatchObject([
    { rule: 'CKV_AWS_126', place: expect.stringContaining('modules/host/main.tf') },
  ]);
});

it('has no drift after a deploy', async () => {
  const { success, text } = await runTerraformExecutor(platform.workspace, 'drift');
  expect([success, text]).toEqual([true, expect.stringContaining('infra one: no drift')]);
});

it('makes hosts that deployments find by their tags', async () => {
  const [host, ...others] = await instances('one');
  expect(others).toEqual([]);
  expect(host && tagsOf(host)).toMatchObject({
    Name: 'shop-one-app',
    Project: 'shop',
    Environment: 'one',
    'service:users': '5001',
    'service:orders': '5002',
    'service:inventory': '5003',
  });
  expect(host?.PublicIpAddress).toBeDefined();
});

it('opens exactly SSH to administrators and each service to its clients', async () => {
  const [host] = await instances('one');
  const Values = host?.SecurityGroups?.flatMap(({ GroupId }) => GroupId ?? []);
  const { SecurityGroupRules = [] } = await new EC2Client({}).send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values }] }),
  );
  const rules = SecurityGroupRules.map(
    ({ IsEgress, FromPort, ToPort, CidrIpv4 }) =>
      `${IsEgress ? 'out' : 'in'} ${FromPort}-${ToPort} ${CidrIpv4}`,
  );
  expect(rules.sort()).toEqual([
    'in 22-22 127.0.0.1/32',
    'in 5001-5001 0.0.0.0/0',
    'in 5002-5002 0.0.0.0/0',
    'in 5003-5003 0.0.0.0/0',
    'out 443-443 0.0.0.0/0',
    'out 6432-6432 172.30.0.1/32',
    'out 80-80 0.0.0.0/0',
  ]);
});

it('gives each service a connection URL of its own, and keeps the passwords to Parameter Store', async () => {
  const { '/shop/one/database/admin-url': admin, ...urls } = await secrets('one');
  expect(admin).toBe(ADMIN_URL);
  expect(Object.keys(urls).sort()).toEqual(
    ['inventory', 'orders', 'users'].map((name) => `/shop/one/${name}/database-url`),
  );
  const passwords = Object.entries(urls).map(([name, url]) => {
    const service = name.split('/')[3];
    const form = new RegExp(
      `^postgres://${service}:([0-9a-f]{64})@172.30.0.1:6432/${service}\\?sslmode=disable$`,
    );
    return form.exec(url)?.[1] ?? `${name} is ${url}`;
  });
  expect(new Set(passwords).size).toBe(3);
  const kept = await state('one');
  expect(kept).toContain('database-url');
  expect([...passwords, 'hush'].filter((password) => kept.includes(password))).toEqual([]);
});

it('makes a repository per service, named as the image targets expect', async () => {
  const { repositories = [] } = await new ECRClient({}).send(new DescribeRepositoriesCommand({}));
  const made = repositories.map(({ repositoryName, imageTagMutability }) => [
    repositoryName,
    imageTagMutability,
  ]);
  expect(made.sort()).toEqual(
    ['inventory', 'orders', 'users'].map((name) => [`shop-one/${name}`, 'IMMUTABLE']),
  );
});

it('makes an instance again that was terminated, with its address', async () => {
  const [lost] = await instances('one');
  expect((await deploy()).text).toContain('inputs and state are those of the last deploy');
  const InstanceIds = [lost?.InstanceId ?? ''];
  await new EC2Client({}).send(new TerminateInstancesCommand({ InstanceIds }));
  const { success, text } = await deploy();
  expect(text).toContain('an instance of the last deploy is gone');
  expect(success).toBe(true);
  const [made] = await instances('one');
  expect(made?.InstanceId).not.toBe(lost?.InstanceId);
  expect(made?.PublicIpAddress).toBe(lost?.PublicIpAddress);
  expect((await deploy()).text).toContain('inputs and state are those of the last deploy');
});

it('applies one more tag without replacing anything', async () => {
  const [host] = await instances('one');
  const before = await secrets('one');
  const values = readFileSync(file('environments/one.tfvars'), 'utf8');
  writeFileSync(file('environments/one.tfvars'), `${values}\nextra_tags = { CostCenter = "42" }\n`);
  expect((await deploy()).text).toMatch(/ 0 added, \d+ changed, 0 destroyed/);
  const [same] = await instances('one');
  expect(same?.InstanceId).toBe(host?.InstanceId);
  expect(same && tagsOf(same)).toMatchObject({ CostCenter: '42', 'service:users': '5001' });
  expect(await secrets('one')).toEqual(before);
  expect(await plan()).toContain(NOTHING);
});

it('adds a fourth service with its own resources only', async () => {
  const path = file('services.auto.tfvars.json');
  const { services } = JSON.parse(readFileSync(path, 'utf8'));
  services.payments = { port: 5004, health_path: '/health/ready' };
  writeFileSync(path, JSON.stringify({ services }));
  const text = await plan();
  expect(text).toMatch(/ 5 to add, 3 to change, 0 to destroy/);
  expect(text.match(/^ {4}\+ .*/gm)?.every((line) => line.includes('payments'))).toBe(true);
});

it('plans a database on RDS where the environment has one', async () => {
  const values = readFileSync(file('environments/production.tfvars'), 'utf8');
  const varFile = 'environments/three.tfvars';
  writeFileSync(file(varFile), values.replaceAll('203.0.113.0/24', '198.18.0.0/24'));
  await bootstrap('three');
  const text = await onRds(() => plan({ environment: 'three', varFile }));
  expect(text).toMatch(/ 0 to change, 0 to destroy/);
  expect(text).toContain('+ module.database[0].aws_db_instance.this');
  expect(text).toContain('+ module.admin_password[0].aws_ssm_parameter.this');
});

it('builds a second environment beside it in the same account', async () => {
  const [host] = await instances('one');
  const { success, text } = await deploy({ environment: 'two' });
  expect([success, success ? '' : text]).toEqual([true, '']);
  expect(await instances('two')).toHaveLength(1);
  expect((await instances('one')).map(({ InstanceId }) => InstanceId)).toEqual([host?.InstanceId]);
});

it('destroys one environment and leaves the other', async () => {
  const { success } = await runTerraformExecutor(platform.workspace, 'destroy', {
    environment: 'two',
    yes: true,
  });
  expect(success).toBe(true);
  expect(await instances('two')).toEqual([]);
  expect(await instances('one')).toHaveLength(1);
});
