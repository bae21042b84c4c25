import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
} from '@aws-sdk/client-s3';
import { bootstrap } from './terraform/run-executor';
import { Scene, STATE } from './terraform/scene';
import { BOOTSTRAP_MAIN } from './terraform/small-root';

jest.setTimeout(60_000);

const { Bucket, Key } = STATE;
const LOCK = { Bucket, Key: `${Key}.tflock` };
const SKIPPED = 'inputs and state are those of the last deploy';

const scene = new Scene();

describe('before the state bucket exists', () => {
  it.each(['deploy', 'plan', 'output'] as const)(
    '%s names the target that makes it',
    async (command) => {
      const { success, text } = await scene.run(command);
      expect(text).toContain('nx run infra:bootstrap -c one');
      expect(success).toBe(false);
    },
  );

  it('a dry run of bootstrap makes nothing', async () => {
    expect((await bootstrap('one', { dryRun: true })).text).toContain('would be created');
    expect((await bootstrap('one', { dryRun: true })).text).toContain('would be created');
  });

  it('bootstrap makes it versioned, encrypted and private, and may be run again', async () => {
    expect((await bootstrap()).text).toContain(`${Bucket} created`);
    expect((await bootstrap()).text).toContain(`${Bucket} exists`);
    expect(await scene.s3.send(new GetBucketVersioningCommand({ Bucket }))).toMatchObject({
      Status: 'Enabled',
    });
    expect(await scene.s3.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
    });
    expect(await scene.s3.send(new GetPublicAccessBlockCommand({ Bucket }))).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
    });
  });
});

describe('bootstrap of a project that has a root module for it', () => {
  const prepare = (options = {}) => bootstrap('one', options, scene.root.workspace);

  beforeAll(() => {
    mkdirSync(join(scene.root.workspace, 'infra/bootstrap/environments'), { recursive: true });
    scene.root.write('bootstrap/main.tf', BOOTSTRAP_MAIN);
    scene.root.write('bootstrap/environments/one.tfvars', 'who = "ci"\n');
  });
  afterAll(() => rmSync(join(scene.root.workspace, 'infra/bootstrap'), { recursive: true }));

  it('shows what it would make, and makes nothing', async () => {
    const { success, text } = await prepare({ dryRun: true });
    expect(text).toContain('+ terraform_data.role');
    expect(success).toBe(true);
    expect((await prepare({ dryRun: true })).text).toContain('1 to add');
  });

  it('applies it into a state of its own, and says what comes next', async () => {
    const { success, text } = await prepare();
    expect(text).toContain('infra/bootstrap one: 1 added, 0 changed, 0 destroyed');
    expect(text).toContain('Give CI the role of ci in one');
    expect(success).toBe(true);
    const own = { Bucket, Key: 'infra-bootstrap.tfstate' };
    expect((await scene.s3.send(new HeadObjectCommand(own))).VersionId).toBeDefined();
    await expect(scene.stateVersion()).rejects.toThrow();
  });

  it('changes nothing a second time, and says it again', async () => {
    const { success, text } = await prepare();
    expect(text).toContain('0 to add, 0 to change, 0 to destroy');
    expect(text).not.toContain('destroyed');
    expect(text).toContain('Give CI the role of ci in one');
    expect(success).toBe(true);
  });

  it('is what the other targets work on with --bootstrap', async () => {
    expect((await scene.run('output', { bootstrap: true })).text).toContain('next_steps');
    const mistyped = await scene.run('plan', { bootstrap: true, vars: { who: '' } });
    expect(mistyped.text).toContain('who must not be empty');
    expect(mistyped.text).toContain('infra/bootstrap one');
  });

  it('is checked with the other root module', async () => {
    expect((await scene.run('validate')).text).toMatch(
      /infra: .* valid\ninfra\/bootstrap: .* valid/,
    );
  });
});

describe('deploy', () => {
  it('as a dry run shows what it would do and applies nothing', async () => {
    const { success, text } = await scene.deploy({ dryRun: true });
    expect(text).toContain('1 to add, 0 to change, 0 to destroy');
    expect(text).toContain('+ terraform_data.this');
    expect(success).toBe(true);
    await expect(scene.stateVersion()).rejects.toThrow();
  });

  it('applies, shows the URLs, and keeps the plan from other users', async () => {
    const { success, text } = await scene.deploy();
    expect(text).toContain('1 added, 0 changed, 0 destroyed');
    expect(text).toContain('greeter http://127.0.0.1:1/hello');
    expect(success).toBe(true);
    const plan = join(scene.root.workspace, 'dist/infra/one/plan.tfplan');
    expect(statSync(plan).mode & 0o077).toBe(0);
  });

  it('is skipped in well under a second when nothing has changed', async () => {
    const started = performance.now();
    expect((await scene.deploy()).text).toContain(SKIPPED);
    expect(performance.now() - started).toBeLessThan(700);
  });

  it.each([
    ['a variable file', () => scene.root.write('environments/one.tfvars', 'greeting = "hi"\n'), {}],
    ['a variable of the shell', () => (process.env['TF_VAR_pause'] = '0'), {}],
    ['a comment in the configuration', () => scene.root.write('note.tf', '# note\n'), {}],
    ['an option', () => undefined, { vars: { greeting: 'hey' } }],
  ])('plans again after a change of %s, then is skipped', async (_, change, options) => {
    change();
    expect((await scene.deploy(options)).text).toContain('to add');
    expect((await scene.deploy(options)).text).toContain(SKIPPED);
  });

  it('plans again when somebody else has written the state', async () => {
    await scene.deploy();
    await scene.s3.send(
      new CopyObjectCommand({
        Bucket,
        Key,
        CopySource: `${Bucket}/${Key}`,
        MetadataDirective: 'REPLACE',
      }),
    );
    expect((await scene.deploy()).text).toContain('0 to add, 0 to change, 0 to destroy');
    expect((await scene.deploy()).text).toContain(SKIPPED);
  });

  it('keeps two environments in one account apart', async () => {
    scene.root.write('environments/two.tfvars', 'greeting = "ahoy"\n');
    await bootstrap('two');
    const untouched = await scene.stateVersion();
    expect((await scene.deploy({ environment: 'two' })).text).toContain('1 added');
    expect((await scene.run('output', { environment: 'two' })).text).toContain('ahoy from two');
    expect(await scene.stateVersion()).toBe(untouched);
    expect((await scene.deploy()).text).toContain(SKIPPED);
  });
});

describe('interrupted', () => {
  /** Operation of the run that holds the lock. */
  const lockHolder = async (): Promise<string | undefined> => {
    const lock = await scene.s3.send(new GetObjectCommand(LOCK)).catch(() => undefined);
    return lock?.Body && JSON.parse(await lock.Body.transformToString()).Operation;
  };

  it('a deploy lets Terraform end in order: state written, lock released', async () => {
    const running = scene.deploy({ vars: { greeting: 'cut', pause: '20' } });
    while ((await lockHolder()) !== 'OperationTypeApply') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.emit('SIGINT', 'SIGINT');
    const { success, text } = await running;
    expect(text).toContain('Stopped by SIGINT');
    expect(success).toBe(false);
    expect(await lockHolder()).toBeUndefined();
    expect((await scene.deploy()).success).toBe(true);
  });
});
