import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  DeleteObjectCommand,
} from '@aws-sdk/client-s3';
import { startPrivateAws } from './terraform/private-aws';
import type { PrivateAws } from './terraform/private-aws';
import { bootstrap, runTerraformExecutor } from './terraform/run-executor';
import type { Options, Told } from './terraform/run-executor';
import { makeSmallRoot } from './terraform/small-root';
import type { SmallRoot } from './terraform/small-root';

jest.setTimeout(60_000);

const Bucket = 'shop-one-tfstate-123456789012';
const Key = 'infra.tfstate';
const SKIPPED = 'inputs and state are those of the last deploy';

let aws: PrivateAws;
let root: SmallRoot;
let s3: S3Client;
const before = { ...process.env };

const run = (command: Parameters<typeof runTerraformExecutor>[1], options?: Options) =>
  runTerraformExecutor(root.workspace, command, options);
const deploy = (options?: Options): Promise<Told> => run('deploy', options);
const stateVersion = async () => (await s3.send(new HeadObjectCommand({ Bucket, Key }))).VersionId;

beforeAll(async () => {
  aws = await startPrivateAws();
  Object.assign(process.env, aws.env);
  s3 = new S3Client({ region: 'eu-west-1' });
  root = makeSmallRoot();
});

afterAll(async () => {
  process.env = before;
  await aws.stop();
  rmSync(root.workspace, { recursive: true });
});

describe('before the state bucket exists', () => {
  it.each(['deploy', 'plan', 'output'] as const)(
    '%s names the target that makes it',
    async (command) => {
      const { success, text } = await run(command);
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
    expect(await s3.send(new GetBucketVersioningCommand({ Bucket }))).toMatchObject({
      Status: 'Enabled',
    });
    expect(await s3.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
    });
    expect(await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
    });
  });
});

describe('deploy', () => {
  it('as a dry run shows what it would do and applies nothing', async () => {
    const { success, text } = await deploy({ dryRun: true });
    expect(text).toContain('1 to add, 0 to change, 0 to destroy');
    expect(text).toContain('+ terraform_data.this');
    expect(success).toBe(true);
    await expect(stateVersion()).rejects.toThrow();
  });

  it('applies, shows the URLs, and keeps the plan from other users', async () => {
    const { success, text } = await deploy();
    expect(text).toContain('1 added, 0 changed, 0 destroyed');
    expect(text).toContain('greeter http://127.0.0.1:1/hello');
    expect(success).toBe(true);
    const plan = join(root.workspace, 'dist/infra/one/plan.tfplan');
    expect(statSync(plan).mode & 0o077).toBe(0);
  });

  it('is skipped in well under a second when nothing has changed', async () => {
    const started = performance.now();
    expect((await deploy()).text).toContain(SKIPPED);
    expect(performance.now() - started).toBeLessThan(700);
  });

  it.each([
    ['a variable file', () => root.write('environments/one.tfvars', 'greeting = "hi"\n'), {}],
    ['a variable of the shell', () => (process.env['TF_VAR_pause'] = '0'), {}],
    ['a comment in the configuration', () => root.write('note.tf', '# note\n'), {}],
    ['an option', () => undefined, { vars: { greeting: 'hey' } }],
  ])('plans again after a change of %s, then is skipped', async (_, change, options) => {
    change();
    expect((await deploy(options)).text).toContain('to add');
    expect((await deploy(options)).text).toContain(SKIPPED);
  });

  it('plans again when somebody else has written the state', async () => {
    await deploy();
    await s3.send(
      new CopyObjectCommand({
        Bucket,
        Key,
        CopySource: `${Bucket}/${Key}`,
        MetadataDirective: 'REPLACE',
      }),
    );
    expect((await deploy()).text).toContain('0 to add, 0 to change, 0 to destroy');
    expect((await deploy()).text).toContain(SKIPPED);
  });

  it('keeps two environments in one account apart', async () => {
    root.write('environments/two.tfvars', 'greeting = "ahoy"\n');
    await bootstrap('two');
    const untouched = await stateVersion();
    expect((await deploy({ environment: 'two' })).text).toContain('1 added');
    expect((await run('output', { environment: 'two' })).text).toContain('ahoy from two');
    expect(await stateVersion()).toBe(untouched);
    expect((await deploy()).text).toContain(SKIPPED);
  });
});

describe('refuses', () => {
  const unchanged = async (failing: Promise<Told>): Promise<string> => {
    const state = await stateVersion();
    const { success, text } = await failing;
    expect(success).toBe(false);
    expect(await stateVersion()).toBe(state);
    return text;
  };

  it('an account that is not the environment’s', async () => {
    const text = await unchanged(deploy({ accountId: '210987654321' }));
    expect(text).toContain('The AWS credentials belong to another account');
  });

  it('an environment without variable values', async () => {
    const text = await unchanged(deploy({ environment: 'nowhere' }));
    expect(text).toContain('infra/environments/nowhere.tfvars does not exist');
  });

  it('a value for a variable that does not exist', async () => {
    root.write('environments/mistyped.tfvars', 'greeting = "x"\ngreting = "y"\n');
    const text = await unchanged(deploy({ varFile: 'environments/mistyped.tfvars' }));
    expect(text).toContain('greting in ');
    expect(text).toContain('not declared');
  });

  it('a configuration that is wrong, with the place', async () => {
    root.write('broken.tf', 'output "x" { value = var.ghost }\n');
    const text = await unchanged(deploy());
    rmSync(join(root.workspace, 'infra/broken.tf'));
    expect(text).toContain('Reference to undeclared input variable');
    expect(text).toContain('broken.tf:1');
  });

  it('to work while another run holds the lock, and says whose it is', async () => {
    const lock = { ID: 'd3ad', Operation: 'OperationTypeApply', Who: 'ci@agent-7' };
    const Body = JSON.stringify({ ...lock, Created: '2026-01-02T03:04:05Z', Path: Key });
    await s3.send(new PutObjectCommand({ Bucket, Key: `${Key}.tflock`, Body }));
    const text = await unchanged(deploy({ vars: { greeting: 'later' }, lockTimeout: 0 }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: `${Key}.tflock` }));
    expect(text).toContain('OperationTypeApply by ci@agent-7 since 2026-01-02 03:04:05');
    expect(text).toContain('force-unlock d3ad');
  });

  it('to apply a plan after the state has moved', async () => {
    await run('plan', { vars: { greeting: 'planned' } });
    const plan = join(root.workspace, 'dist/infra/one/plan.tfplan');
    const kept = readFileSync(plan);
    await deploy({ vars: { greeting: 'meanwhile' } });
    writeFileSync(plan, kept);
    expect(await unchanged(run('apply'))).toContain('nx run infra:plan -c one');
  });

  it('to destroy without approval', async () => {
    const text = await unchanged(run('destroy'));
    expect(text).toContain('- terraform_data.this');
    expect(text).toContain('--autoApprove');
  });
});

describe('apply', () => {
  it('applies the plan that was saved, whatever has been edited since', async () => {
    await run('plan', { vars: { greeting: 'saved' } });
    root.write('environments/one.tfvars', 'greeting = "edited"\n');
    expect((await run('apply', { dryRun: true })).text).toContain('~ terraform_data.this');
    expect((await run('apply')).text).toContain('0 added, 1 changed, 0 destroyed');
    expect((await run('output')).text).toContain('greeting = "saved from one"');
  });

  it('needs a plan', async () => {
    rmSync(join(root.workspace, 'dist'), { recursive: true });
    const { success, text } = await run('apply');
    expect(text).toContain('There is no saved plan to apply');
    expect(success).toBe(false);
  });
});

describe('interrupted', () => {
  /** Operation of the run that holds the lock. */
  const lockHolder = async (): Promise<string | undefined> => {
    const lock = await s3
      .send(new GetObjectCommand({ Bucket, Key: `${Key}.tflock` }))
      .catch(() => undefined);
    return lock?.Body && JSON.parse(await lock.Body.transformToString()).Operation;
  };

  it('a deploy lets Terraform end in order: state written, lock released', async () => {
    const running = deploy({ vars: { greeting: 'cut', pause: '20' } });
    while ((await lockHolder()) !== 'OperationTypeApply') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.emit('SIGINT', 'SIGINT');
    const { success, text } = await running;
    expect(text).toContain('Stopped by SIGINT');
    expect(success).toBe(false);
    expect(await lockHolder()).toBeUndefined();
    expect((await deploy()).success).toBe(true);
  });
});

describe('destroy', () => {
  it('as a dry run shows what would go and destroys nothing', async () => {
    const state = await stateVersion();
    const { success, text } = await run('destroy', { dryRun: true });
    expect(text).toContain('- terraform_data.this');
    expect(success).toBe(true);
    expect(await stateVersion()).toBe(state);
  });

  it('destroys when approved; the next deploy builds again', async () => {
    expect((await run('destroy', { autoApprove: true })).text).toContain('1 destroyed');
    expect((await deploy()).text).toContain('1 added');
  });
});
