import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionTable } from './permissions/action-table';
import { beyondDeploy, beyondPlan } from './permissions/forbidden';
import { prepareRehearsal, type RehearsedPlatform } from './permissions/rehearsed-platform';
import { look, release } from './permissions/release-path';
import { ACCOUNT } from './terraform/private-aws';
import {
  bootstrap,
  runTerraformExecutor,
  type Command,
  type Options,
} from './terraform/run-executor';

/** Applying the whole configuration takes half a minute: the provider polls. */
jest.setTimeout(180_000);

const target = { project: 'shop', environment: 'one', region: 'eu-west-1', accountId: ACCOUNT };
const DOCUMENT = join(__dirname, '../../../infra/bootstrap/README.md');
const PLAN = 'shop-one-plan';
const DEPLOY = 'shop-one-deploy';

let scene: RehearsedPlatform;

const run = (command: Command, options?: Options) =>
  // It stands for a sandbox under another name: what is excepted there is not here.
  runTerraformExecutor(scene.platform.workspace, command, { guard: false, ...options });
const under = <T>(role: string, purpose: string | undefined, work: () => Promise<T>) =>
  scene.rehearsal.under(role, purpose, work);
const ended = ({ success, text }: { success: boolean; text: string }) => [success, success || text];
const WELL = [true, true];

beforeAll(async () => {
  scene = await prepareRehearsal();
});
afterAll(() => scene.remove());

describe('bootstrap', () => {
  it('is pinned to the providers of the environment', () => {
    const [own, others] = ['bootstrap/.terraform.lock.hcl', '.terraform.lock.hcl'].map((path) =>
      readFileSync(scene.platform.file(path), 'utf8'),
    );
    expect(own).toBe(others);
  });

  it('makes the roles of CI after the bucket, and says which goes where', async () => {
    const { success, text } = await bootstrap('one', {}, scene.platform.workspace);
    expect(text).toContain('0 changed, 0 destroyed');
    expect(text).toContain(`aws-one-read    arn:aws:iam::${ACCOUNT}:role/ci/shop-one-plan`);
    expect(text).toContain(`aws-one-deploy  arn:aws:iam::${ACCOUNT}:role/ci/shop-one-deploy`);
    expect(success).toBe(true);
  });

  it('makes nothing that breaks a policy', async () => {
    const added = scene.platform.file('bootstrap/added.tf');
    const policy = '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
    writeFileSync(
      added,
      `resource "aws_iam_policy" "all" {\n  policy = ${JSON.stringify(policy)}\n}\n`,
    );
    const { success, text } = await bootstrap('one', {}, scene.platform.workspace);
    rmSync(added);
    expect(success).toBe(false);
    expect(text).toContain('CKV_AWS_63');
    expect(text).toContain('aws_iam_policy.all');
    expect(text).toContain('nx run infra:policy -c one --bootstrap');
  });
});

describe('the role that deploys', () => {
  it('builds the whole environment', async () => {
    expect(ended(await under(DEPLOY, 'deploy', () => run('deploy')))).toEqual(WELL);
  });

  it('releases', async () => {
    await under(DEPLOY, 'release', () => release(target));
  });

  it('can do nothing else', async () => {
    const forbidden = await beyondDeploy(scene.aws);
    const done: string[] = [];
    for (const [what, attempt] of Object.entries(forbidden)) {
      const permitted = await under(DEPLOY, undefined, () =>
        attempt().then(
          () => true,
          () => false,
        ),
      );
      if (permitted || scene.rehearsal.refused.length === 0) done.push(what);
    }
    expect(done).toEqual([]);
  });
});

describe('the role that reads', () => {
  it('plans by the state, and shows outputs', async () => {
    const planned = await under(PLAN, 'plan', () => run('plan', { refresh: false }));
    expect(ended(planned)).toEqual(WELL);
    expect(planned.text).toContain('0 to add, 0 to change, 0 to destroy');
    expect(ended(await under(PLAN, 'outputs', () => run('output')))).toEqual(WELL);
  });

  it('reads what is deployed', async () => {
    await under(PLAN, 'status', () => look(target));
  });

  it('is refused secrets alone when it plans with a look at the account', async () => {
    const { success, text } = await under(PLAN, undefined, () => run('drift'));
    expect(success).toBe(false);
    expect(text).toContain('plan -c one --refresh=false');
    const refused = new Set(scene.rehearsal.refused.map(({ resource }) => resource));
    expect([...refused].map((arn) => arn.split(':parameter')[1]).sort()).toEqual([
      '/shop/one/database/admin-url',
      '/shop/one/users/database-url',
    ]);
  });

  it('can do nothing else', async () => {
    const forbidden = await beyondPlan(scene.aws);
    const done: string[] = [];
    for (const [what, attempt] of Object.entries(forbidden)) {
      const permitted = await under(PLAN, undefined, () =>
        attempt().then(
          () => true,
          () => false,
        ),
      );
      if (permitted || scene.rehearsal.refused.length === 0) done.push(what);
    }
    expect(done).toEqual([]);
  });
});

describe('the role that deploys, at the end', () => {
  it('takes all of it away again', async () => {
    const destroyed = await under(DEPLOY, 'destroy', () => run('destroy', { yes: true }));
    expect(ended(destroyed)).toEqual(WELL);
  });
});

describe('every action', () => {
  const table = async () =>
    actionTable(
      {
        plan: await scene.rehearsal.statementsOf(PLAN),
        deploy: await scene.rehearsal.statementsOf(DEPLOY),
      },
      scene.rehearsal.used,
    );

  it('that a role is allowed was used, or has a reason', async () => {
    expect((await table()).unexplained).toEqual([]);
  });

  it('is in the document; UPDATE_ACTIONS=1 writes it', async () => {
    const [before = '', between = '', after = ''] = readFileSync(DOCUMENT, 'utf8').split(
      /(?<=<!-- actions -->\n)|(?=<!-- \/actions -->)/,
    );
    const wanted = `\n${(await table()).text}\n\n`;
    if (process.env['UPDATE_ACTIONS']) writeFileSync(DOCUMENT, before + wanted + after);
    else expect(between).toBe(wanted);
  });
});
