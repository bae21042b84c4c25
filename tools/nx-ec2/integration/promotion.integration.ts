import { CreateRepositoryCommand, DeleteRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { releasedFile, writeReleased } from '../src/promotion/released-file';
import { ask } from './ec2-deploy/host-engine';
import { launchInstance, region, type TestInstance } from './ec2-deploy/instance';
import { makeRoot, runCommandIn } from './ec2-deploy/run-deploy';
import { setting, useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(120_000);

const project = `itpromote${process.pid}`;
const repositoryName = `${project}-sandbox/users`;

describe('promoting what another environment runs', () => {
  let instance: TestInstance;
  let tested: TestImage;
  const root = makeRoot();
  const written = new Written(project);
  const ecr = () => new ECRClient({ region });
  const promote = (options: object = {}) =>
    runCommandIn(root, 'promote', { project, from: 'staging', ...options });

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    await ecr().send(new CreateRepositoryCommand({ repositoryName }));
    tested = await pushTestImage(`${project}-staging/users`, 'serve');
  });
  afterAll(async () => {
    await instance?.remove();
    await ecr().send(new DeleteRepositoryCommand({ repositoryName, force: true }));
    await written.remove();
    await rm(root, { recursive: true, force: true });
  });

  it('says how to find out what is to be promoted', async () => {
    const { code, output } = await promote();
    expect(output).toContain('nx run users:released -c staging');
    expect(code).toBe(1);
  });

  it('says what it would copy, and copies nothing', async () => {
    const image = { ...tested, tag: 'c-0123456789abcdef0123', revision: 'f00d' };
    await writeReleased(root, 'staging', 'users', image);
    const { code, output } = await promote({ dryRun: true });
    expect(output).toContain(`would be copied from staging as ${tested.digest}`);
    expect(code).toBe(0);
    expect(await written.record()).toBeUndefined();
  });

  it('releases the same digest from the repository of its own environment', async () => {
    const { code, output } = await promote();
    expect(output).toContain(`copied from staging as ${tested.digest}`);
    expect(code).toBe(0);
    expect(await ask(instance, '/version')).toMatchObject({
      digest: tested.digest,
      revision: 'f00d',
    });
    expect((await written.record())?.image).toMatchObject({
      repository: `${setting('NX_EC2_REGISTRY_HOST')}/${repositoryName}`,
      digest: tested.digest,
    });
  });

  it('copies nothing, and changes nothing, a second time', async () => {
    const { code, output } = await promote();
    expect(output).toContain('the registry has what staging runs');
    expect(output).toContain('nothing to change');
    expect(code).toBe(0);
    expect(await written.history()).toHaveLength(1);
  });

  it('writes down what runs here, for the next environment', async () => {
    const { code, output } = await runCommandIn(root, 'released', { project });
    expect(output).toContain('users in sandbox: sha256:');
    expect(code).toBe(0);
    const text = await readFile(join(root, releasedFile('sandbox', 'users')), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ digest: tested.digest, revision: 'f00d' });
  });
});
