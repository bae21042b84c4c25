import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { useSandbox } from './ec2-deploy/sandbox';
import { FaultProxy, type Fault } from './images/fault-proxy';
import { createRepository, deleteRepository, digestOf } from './images/repository';
import { docker, repositoryPath, TestWorkspace } from './images/workspace';

jest.setTimeout(120_000);

const manifests = `/v2/${repositoryPath}/manifests`;
const isTagPut = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'PUT' && url.startsWith(`${manifests}/c-`);
const ecrError = (code: string, message: string): string =>
  JSON.stringify({ errors: [{ code, message }] });

describe('ecr-push', () => {
  let workspace: TestWorkspace;

  beforeAll(async () => {
    useSandbox();
    await createRepository();
  });
  afterAll(() => deleteRepository());
  beforeEach(() => (workspace = new TestWorkspace()));
  afterEach(() => workspace.remove());

  it('pushes once, under content tag and revision, and records the digest', async () => {
    await workspace.run('docker-build');
    const first = await workspace.run('ecr-push');
    const { tag, revision, digest = '' } = workspace.manifest();
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(first).toMatchObject({
      code: 0,
      output: expect.stringContaining(`pushed as ${digest}`),
    });
    expect(await digestOf(tag)).toBe(digest);
    expect(await digestOf(revision)).toBe(digest);

    const again = await workspace.run('ecr-push');
    expect(again).toMatchObject({
      code: 0,
      output: expect.stringContaining(`the registry has it as ${digest}`),
    });
    expect(workspace.leftLogins()).toEqual([]);
  });

  it('leaves the revision tag with the image that had it first', async () => {
    await workspace.run('docker-build');
    await workspace.run('ecr-push');
    const first = workspace.manifest();

    workspace.bundle('other content at the same revision');
    await workspace.run('docker-build');
    const { code, output } = await workspace.run('ecr-push');

    expect(output).toContain(`tag ${first.revision} stays with another image`);
    expect(code).toBe(0);
    expect(await digestOf(first.revision)).toBe(first.digest);
    expect(workspace.manifest().digest).not.toBe(first.digest);
  });

  it('gives a modified tree no revision tag', async () => {
    workspace.write('.gitignore', 'dist\nother\n');
    await workspace.run('docker-build');
    expect((await workspace.run('ecr-push')).code).toBe(0);
    const { revision, tag } = workspace.manifest();
    expect(await digestOf(tag)).toBeDefined();
    expect(await digestOf(revision)).toBeUndefined();
  });

  it('says in a dry run that it would push, and pushes nothing', async () => {
    await workspace.run('docker-build');
    const { code, output } = await workspace.run('ecr-push', { dryRun: true });
    expect(output).toContain('would be pushed');
    expect(code).toBe(0);
    expect(await digestOf(workspace.manifest().tag)).toBeUndefined();
    expect(workspace.manifest().digest).toBeUndefined();
  });

  it('refuses a missing manifest, and a missing repository, with the target that makes it', async () => {
    expect((await workspace.run('ecr-push')).output).toContain(
      'nx run svc:docker-build -c sandbox',
    );

    await workspace.run('docker-build', { service: 'ghost' });
    const { code, output } = await workspace.run('ecr-push', { service: 'ghost' });
    expect(output).toContain(`${repositoryPath.replace('svc', 'ghost')} does not exist`);
    expect(output).toContain('nx run infra:deploy -c sandbox');
    expect(code).toBe(1);
    const left = docker('images', '--quiet', '--filter', 'reference=*/*/ghost').split('\n');
    docker('rmi', '--force', ...left);
  });

  describe('through a registry that fails', () => {
    let proxy: FaultProxy;
    const env = () => ({ NX_EC2_REGISTRY_HOST: proxy.host });
    /** Fails the first requests to store the content tag, then passes everything on. */
    const failFirst = (times: number, fault: Fault) => {
      let left = times;
      proxy.fault = (request) => (isTagPut(request) && left-- > 0 ? fault : undefined);
    };
    const stored = () => proxy.count(`PUT ${manifests}/c-`);

    beforeEach(async () => {
      proxy = new FaultProxy();
      await proxy.start();
      expect((await workspace.run('docker-build', {}, env())).code).toBe(0);
    });
    afterEach(() => proxy.stop());

    const push = (options: object = {}) => workspace.run('ecr-push', options, env());
    const expectPushed = async () => {
      const { tag, digest } = workspace.manifest();
      expect(digest).toBeDefined();
      expect(await digestOf(tag)).toBe(digest);
      expect(workspace.leftLogins()).toEqual([]);
    };

    it('tries again after 500, three times', async () => {
      failFirst(3, { status: 500, body: ecrError('INTERNAL', 'try later') });
      const { code, output } = await push();
      expect(output.match(/again in/g)).toHaveLength(3);
      expect(code).toBe(0);
      expect(stored()).toBe(4);
      await expectPushed();
    });

    it('gives up when the retries are used', async () => {
      failFirst(9, { status: 503, body: ecrError('UNAVAILABLE', 'try later') });
      const { code, output } = await push({ retries: 1 });
      expect(output).toContain('docker push failed');
      expect(code).toBe(1);
      expect(stored()).toBe(2);
      expect(workspace.manifest().digest).toBeUndefined();
      expect(workspace.leftLogins()).toEqual([]);
    });

    it('tries again after the connection was cut', async () => {
      failFirst(1, {});
      expect((await push()).code).toBe(0);
      await expectPushed();
    });

    it('tries again when the question for the digest fails', async () => {
      let left = 2;
      proxy.fault = ({ method }) => (method === 'HEAD' && left-- > 0 ? { status: 502 } : undefined);
      expect((await push()).code).toBe(0);
      await expectPushed();
    });

    it('takes an immutable tag that another agent just pushed as done', async () => {
      const message = `The image tag 'c-1' already exists in the '${repositoryPath}' repository and cannot be overwritten because the tag is immutable.`;
      failFirst(1, { status: 400, body: ecrError('TAG_INVALID', message), forward: true });
      const { code, output } = await push();
      expect(output).toContain('the registry has it as sha256:');
      expect(code).toBe(0);
      expect(stored()).toBe(1);
      await expectPushed();
    });

    it('gets a fresh login when the old one has expired', async () => {
      const message = 'Your authorization token has expired. Reauthenticate and try again.';
      failFirst(1, { status: 403, body: ecrError('DENIED', message) });
      const { code, output } = await push({ retries: 0 });
      expect(output).not.toContain('again in');
      expect(code).toBe(0);
      expect(stored()).toBe(2);
      await expectPushed();
    });

    it('does not repeat a refusal, and shows nothing secret', async () => {
      failFirst(9, { status: 403, body: ecrError('DENIED', 'not authorized: ecr:PutImage') });
      const { code, output } = await push();
      expect(output).toContain('ecr:PutImage');
      expect(output).not.toMatch(/Basic |auth_token|QVdT/);
      expect(code).toBe(1);
      expect(stored()).toBe(1);
    });

    it('removes the login when it is stopped in the middle', async () => {
      proxy.fault = (request) => (isTagPut(request) ? { stall: true } : undefined);
      const { child, ended } = workspace.start('ecr-push', {}, env());
      while (stored() === 0) await delay(50);
      expect(workspace.leftLogins()).toHaveLength(1);
      child.kill('SIGTERM');
      const { code, output } = await ended;
      expect(output).toContain('Stopped by SIGTERM');
      expect(code).toBe(1);
      expect(workspace.leftLogins()).toEqual([]);
      expect(workspace.manifest().digest).toBeUndefined();
    });
  });
});
