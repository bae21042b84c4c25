import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { bootstrap } from './terraform/run-executor';
import type { Told } from './terraform/run-executor';
import { Scene, STATE } from './terraform/scene';

jest.setTimeout(60_000);

const { Bucket, Key } = STATE;
const LOCK = { Bucket, Key: `${Key}.tflock` };

const scene = new Scene();

beforeAll(async () => {
  await bootstrap();
  await scene.deploy();
});

describe('refuses', () => {
  const unchanged = async (failing: Promise<Told>): Promise<string> => {
    const state = await scene.stateVersion();
    const { success, text } = await failing;
    expect(success).toBe(false);
    expect(await scene.stateVersion()).toBe(state);
    return text;
  };

  it('an account that is not the environment’s', async () => {
    const text = await unchanged(scene.deploy({ accountId: '210987654321' }));
    expect(text).toContain('The AWS credentials belong to another account');
  });

  it('a machine without terraform, with what to install', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    const text = await unchanged(scene.deploy({ vars: { greeting: 'unheard' } }));
    process.env['PATH'] = path;
    expect(text).toContain('The terraform command is not installed');
    expect(text).toContain('Install Terraform 1.11');
  });

  it('an environment without variable values', async () => {
    const text = await unchanged(scene.deploy({ environment: 'nowhere' }));
    expect(text).toContain('infra/environments/nowhere.tfvars does not exist');
  });

  it('a value for a variable that does not exist', async () => {
    scene.root.write('environments/mistyped.tfvars', 'greeting = "x"\ngreting = "y"\n');
    const text = await unchanged(scene.deploy({ varFile: 'environments/mistyped.tfvars' }));
    expect(text).toContain('greting in ');
    expect(text).toContain('not declared');
  });

  it('a value for a key that does not exist, and leaves no plan of it behind', async () => {
    const type = 'map(object({ size = optional(number, 1) }))';
    scene.root.write('sizes.tf', `variable "sizes" {\n  type = ${type}\n  default = {}\n}\n`);
    scene.root.write(
      'environments/mistyped.tfvars',
      'greeting = "x"\nsizes = { a = { sise = 2 } }\n',
    );
    const text = await unchanged(scene.run('plan', { varFile: 'environments/mistyped.tfvars' }));
    expect(text).toContain('sizes.a.sise');
    expect(text).toContain('infra/environments/mistyped.tfvars');
    expect((await scene.run('apply')).text).toContain('There is no saved plan to apply');
    rmSync(join(scene.root.workspace, 'infra/sizes.tf'));
  });

  it('a configuration that is wrong, with the place', async () => {
    scene.root.write('broken.tf', 'output "x" { value = var.ghost }\n');
    const text = await unchanged(scene.deploy());
    rmSync(join(scene.root.workspace, 'infra/broken.tf'));
    expect(text).toContain('Reference to undeclared input variable');
    expect(text).toContain('broken.tf:1');
  });

  it('to work while another run holds the lock, and says whose it is', async () => {
    const lock = { ID: 'd3ad', Operation: 'OperationTypeApply', Who: 'ci@agent-7' };
    const Body = JSON.stringify({ ...lock, Created: '2026-01-02T03:04:05Z', Path: Key });
    await scene.s3.send(new PutObjectCommand({ ...LOCK, Body }));
    const text = await unchanged(scene.deploy({ vars: { greeting: 'later' }, lockTimeout: 0 }));
    await scene.s3.send(new DeleteObjectCommand(LOCK));
    expect(text).toContain('OperationTypeApply by ci@agent-7 since 2026-01-02 03:04:05');
    expect(text).toContain('nx run infra:state-unlock -c one --id=d3ad');
  });

  it('to apply a plan after the state has moved', async () => {
    await scene.run('plan', { vars: { greeting: 'planned' } });
    const plan = join(scene.root.workspace, 'dist/infra/one/plan.tfplan');
    const kept = readFileSync(plan);
    await scene.deploy({ vars: { greeting: 'meanwhile' } });
    writeFileSync(plan, kept);
    const text = await unchanged(scene.run('apply', { json: true }));
    expect(text).toContain('"outcome":"stale"');
    expect(text).toContain('nx run infra:plan -c one');
  });

  it('to destroy a protected environment that is not named', async () => {
    const text = await unchanged(scene.run('destroy', { protected: true, yes: true }));
    expect(text).toContain('Environment one is protected');
    expect(text).toContain('--destroyProtected=one');
  });

  it('to destroy without approval', async () => {
    const text = await unchanged(scene.run('destroy'));
    expect(text).toContain('- terraform_data.this');
    expect(text).toContain('--yes');
  });
});

describe('apply', () => {
  it('applies the plan that was saved, whatever has been edited since', async () => {
    await scene.run('plan', { vars: { greeting: 'saved' } });
    scene.root.write('environments/one.tfvars', 'greeting = "edited"\n');
    expect((await scene.run('apply', { dryRun: true })).text).toContain('~ terraform_data.this');
    expect((await scene.run('apply')).text).toContain('0 added, 1 changed, 0 destroyed');
    expect((await scene.run('output')).text).toContain('greeting = "saved from one"');
  });

  it('needs a plan', async () => {
    rmSync(join(scene.root.workspace, 'dist'), { recursive: true });
    const { success, text } = await scene.run('apply');
    expect(text).toContain('There is no saved plan to apply');
    expect(success).toBe(false);
  });
});

describe('destroy', () => {
  it('as a dry run shows what would go and destroys nothing', async () => {
    const state = await scene.stateVersion();
    const { success, text } = await scene.run('destroy', { dryRun: true });
    expect(text).toContain('- terraform_data.this');
    expect(success).toBe(true);
    expect(await scene.stateVersion()).toBe(state);
  });

  it('destroys when approved; the next deploy builds again', async () => {
    expect((await scene.run('destroy', { yes: true })).text).toContain('1 destroyed');
    expect((await scene.deploy()).text).toContain('1 added');
  });
});
