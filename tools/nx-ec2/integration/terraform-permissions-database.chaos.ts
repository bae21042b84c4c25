import { prepareRehearsal, type RehearsedPlatform } from './permissions/rehearsed-platform';
import { onRds } from './terraform/platform';
import {
  bootstrap,
  runTerraformExecutor,
  type Command,
  type Options,
} from './terraform/run-executor';

/** Terraform's provider waits for RDS a minute and more at each change. */
jest.setTimeout(600_000);

const PLAN = 'shop-one-plan';
const DEPLOY = 'shop-one-deploy';

let scene: RehearsedPlatform;

const run = (role: string, purpose: string, command: Command, options?: Options) =>
  scene.rehearsal.under(role, purpose, () =>
    onRds(() =>
      // It stands for a sandbox under another name: what is excepted there is not here.
      runTerraformExecutor(scene.platform.workspace, command, { guard: false, ...options }),
    ),
  );
const ended = ({ success, text }: { success: boolean; text: string }) => [success, success || text];
const WELL = [true, true];

beforeAll(async () => {
  scene = await prepareRehearsal((sandbox) =>
    sandbox.replace(
      /^database_sslmode.*$/m,
      'database = { protected = false, final_snapshot = false }',
    ),
  );
  await bootstrap('one', {}, scene.platform.workspace);
});
afterAll(() => scene.remove());

it('the role that deploys makes an environment with a database on RDS', async () => {
  expect(ended(await run(DEPLOY, 'deploy', 'deploy'))).toEqual(WELL);
});

it('the role that reads plans it by the state, and reads no password for it', async () => {
  expect(ended(await run(PLAN, 'plan', 'plan', { refresh: false }))).toEqual(WELL);
  expect(scene.rehearsal.refused).toEqual([]);
});

it('the role that deploys looks for drift', async () => {
  // The emulator forgets parts of what was set: there is some, whoever looks.
  expect((await run(DEPLOY, 'drift', 'drift')).text).toContain('module.database[0]');
  expect(scene.rehearsal.refused).toEqual([]);
});

it('the role that deploys takes it away again', async () => {
  expect(ended(await run(DEPLOY, 'destroy', 'destroy', { yes: true }))).toEqual(WELL);
});

it('uses every kind of right to RDS that it has', () => {
  const used = [...scene.rehearsal.used.keys()].filter((action) => action.startsWith('rds:'));
  for (const kind of ['DBInstance', 'DBParameterGroup', 'DBSubnetGroup']) {
    expect(used).toEqual(
      expect.arrayContaining([`rds:Create${kind}`, `rds:Delete${kind}`, `rds:Describe${kind}s`]),
    );
  }
});
