import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DeleteParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { startPrivateAws, type PrivateAws } from './terraform/private-aws';
import { bootstrap, runTerraformExecutor } from './terraform/run-executor';

/** Terraform's provider waits for RDS a minute and more at each change. */
jest.setTimeout(600_000);

const INFRA = join(__dirname, '../../../infra');
const PUBLIC_KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl test';

/** Changes that a second plan has: the emulator forgets parts of what was set. */
const FORGOTTEN = [
  'module.database[0].aws_db_instance.this',
  'module.database[0].aws_db_parameter_group.this',
  'module.database[0].aws_vpc_security_group_egress_rule.hosts',
  'module.database[0].aws_vpc_security_group_ingress_rule.hosts',
];

const varFile = 'environments/rds.tfvars';
const before = { ...process.env };
let aws: PrivateAws;
let workspace: string;

const run = (command: 'deploy' | 'plan' | 'apply' | 'destroy', more = {}) =>
  // It stands for a sandbox under another name: what is excepted there is not here.
  runTerraformExecutor(workspace, command, { varFile, guard: false, ...more });

async function secrets(): Promise<Record<string, string>> {
  const { Parameters = [] } = await new SSMClient({}).send(
    new GetParametersByPathCommand({ Path: '/shop/one', Recursive: true, WithDecryption: true }),
  );
  return Object.fromEntries(
    Parameters.map(({ Name = '', Value = '' }) => [Name.replace('/shop/one/', ''), Value]),
  );
}

/** The administrator's URL has the password that the database was given. */
async function expectConsistent() {
  const { 'database/admin-password': password = '', 'database/admin-url': url } = await secrets();
  expect(password).toMatch(/^[0-9a-f]{64}$/);
  expect(url).toContain(`postgres://database_admin:${password}@shop-one.`);
  return password;
}

beforeAll(async () => {
  aws = await startPrivateAws();
  Object.assign(process.env, aws.env, { TF_VAR_ssh_public_key: PUBLIC_KEY });
  workspace = mkdtempSync(join(tmpdir(), 'rds-'));
  const root = join(workspace, 'infra');
  cpSync(INFRA, root, { recursive: true, filter: (path) => basename(path) !== '.terraform' });
  const values = readFileSync(join(root, 'environments/sandbox.tfvars'), 'utf8');
  const own = values.replace(
    /^database_sslmode.*$/m,
    'database = { protected = false, final_snapshot = false }',
  );
  writeFileSync(join(root, varFile), own);
  await bootstrap('one');
});

afterAll(async () => {
  process.env = before;
  await aws.stop();
  rmSync(workspace, { recursive: true });
});

it('makes a database on RDS, and has nothing more to do than the emulator forgets', async () => {
  expect((await run('deploy')).text).toContain('0 changed, 0 destroyed');
  await expectConsistent();
  const { text } = await run('plan');
  const changes = [...text.matchAll(/^ {4}[-+~±]\S* (\S+)/gm)].map(([, address]) => address);
  expect(changes.sort()).toEqual(FORGOTTEN);
});

it('goes on with the same password after an apply that ended halfway', async () => {
  const password = await expectConsistent();
  const Name = '/shop/one/database/admin-url';
  await new SSMClient({}).send(new DeleteParameterCommand({ Name }));
  expect((await run('plan')).text).toContain(' 1 to add');
  expect((await run('apply')).success).toBe(true);
  expect(await expectConsistent()).toBe(password);
});

it('makes other passwords when the number changes, for all at once', async () => {
  const old = await secrets();
  const vars = { database_password_version: 2 };
  expect((await run('deploy', { vars })).success).toBe(true);
  await expectConsistent();
  const now = await secrets();
  expect(Object.keys(now)).toEqual(Object.keys(old));
  expect(Object.keys(now).filter((name) => now[name] === old[name])).toEqual([]);
});

it('is destroyed with everything else', async () => {
  const { success, text } = await run('destroy', { yes: true });
  expect([success, success ? '' : text]).toEqual([true, '']);
  expect(await secrets()).toEqual({});
});
