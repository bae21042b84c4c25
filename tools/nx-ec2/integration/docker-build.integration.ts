import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { useSandbox } from './ec2-deploy/sandbox';
import { createRepository, deleteRepository } from './images/repository';
import {
  docker,
  engineImages,
  registryHost,
  repositoryPath,
  TestWorkspace,
} from './images/workspace';

jest.setTimeout(120_000);

describe('docker-build', () => {
  let workspace: TestWorkspace;
  const images = () => engineImages(repositoryPath);

  beforeAll(() => useSandbox());
  beforeEach(() => (workspace = new TestWorkspace()));
  afterEach(() => workspace.remove());

  it('builds once, names the image by content, and writes the manifest', async () => {
    const first = await workspace.run('docker-build');
    expect(first).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^svc c-\w{20}: built \(/),
    });

    const manifest = workspace.manifest();
    expect(manifest).toEqual({
      service: 'svc',
      tag: expect.stringMatching(/^c-[0-9a-f]{20}$/),
      revision: workspace.git('rev-parse', 'HEAD'),
      platform: 'linux/amd64',
      baseImage: process.env['NX_EC2_BASE_IMAGE'],
      repository: `${registryHost()}/${repositoryPath}`,
    });
    const reference = `${manifest.repository}:${manifest.tag}`;
    expect(images()).toEqual([reference]);
    const format = '{{index .Config.Labels "org.opencontainers.image.revision"}}';
    expect(docker('image', 'inspect', '--format', format, reference)).toBe(manifest.revision);

    const again = await workspace.run('docker-build');
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('built before') });
    expect(workspace.manifest()).toEqual(manifest);
  });

  it('needs no engine when the registry has the image, and takes its digest over', async () => {
    await createRepository();
    try {
      await workspace.run('docker-build');
      expect((await workspace.run('ecr-push')).code).toBe(0);
      const pushed = workspace.manifest();
      rmSync(join(workspace.root, 'dist/images'), { recursive: true });

      const again = await workspace.run(
        'docker-build',
        {},
        { DOCKER_HOST: 'unix:///nowhere.sock' },
      );

      expect(again).toMatchObject({
        code: 0,
        output: expect.stringContaining('the registry has it'),
      });
      expect(workspace.manifest()).toEqual(pushed);
    } finally {
      await deleteRepository();
    }
  });

  it('says in a dry run that it would build, builds nothing, and tells the steps that follow', async () => {
    const { code, output } = await workspace.run('docker-build', { dryRun: true });
    expect(output).toContain('would be built');
    expect(code).toBe(0);
    expect(images()).toEqual([]);
    expect(workspace.manifest()).toMatchObject({ tag: expect.stringMatching(/^c-/) });
    expect(workspace.manifest()).not.toHaveProperty('digest');
  });

  it('passes build arguments on, which make another image', async () => {
    await workspace.run('docker-build');
    await workspace.run('docker-build', { buildArgs: { NOTE: 'a' } });
    expect(images()).toHaveLength(2);
  });

  it('marks the revision of a modified tree', async () => {
    workspace.write('.gitignore', 'dist\nother\n');
    await workspace.run('docker-build');
    expect(workspace.manifest().revision).toBe(`${workspace.git('rev-parse', 'HEAD')}-dirty`);
  });

  it('says that docker is not installed', async () => {
    const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    mkdirSync(join(workspace.root, 'dist/bin'));
    symlinkSync(git, join(workspace.root, 'dist/bin/git'));
    const PATH = join(workspace.root, 'dist/bin');
    const { code, output } = await workspace.run('docker-build', {}, { PATH });
    expect(output).toContain('The docker command is not installed');
    expect(code).toBe(1);
  });

  it("fails with the end of Docker's output", async () => {
    workspace.write(
      'apps/svc/Dockerfile',
      'ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nCOPY absent.txt /\n',
    );
    const { code, output } = await workspace.run('docker-build');
    expect(output).toContain('docker build failed');
    expect(output).toContain('absent.txt');
    expect(code).toBe(1);
    expect(() => workspace.manifest()).toThrow('There is no image manifest');
  });

  it('stops on SIGINT without an image or a manifest', async () => {
    workspace.write(
      'apps/svc/Dockerfile',
      'ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nRUN ["node", "-e", "setTimeout(() => {}, 60000)"]\n',
    );
    const { child, ended } = workspace.start('docker-build');
    await delay(3000);
    child.kill('SIGINT');
    const { code, output } = await ended;
    expect(output).toContain('Stopped by SIGINT');
    expect(code).toBe(1);
    expect(images()).toEqual([]);
    expect(() => workspace.manifest()).toThrow('There is no image manifest');
  });

  it.each<[string, (given: TestWorkspace) => void, NodeJS.ProcessEnv, object, string]>([
    [
      'no engine',
      () => undefined,
      { DOCKER_HOST: 'unix:///nowhere.sock' },
      {},
      'No Docker engine answers',
    ],
    ['a machine without git', () => undefined, { PATH: '/nowhere' }, {}, 'git is not installed'],
    [
      'a missing Dockerfile',
      ({ root }) => rmSync(join(root, 'apps/svc/Dockerfile')),
      {},
      {},
      'The Dockerfile is missing',
    ],
    [
      'a missing bundle',
      ({ root }) => rmSync(join(root, 'dist'), { recursive: true }),
      {},
      {},
      'nx run svc:build',
    ],
    [
      'a folder that is no git repository',
      ({ root }) => rmSync(join(root, '.git'), { recursive: true }),
      {},
      {},
      'not a git repository',
    ],
    [
      'another account',
      () => undefined,
      {},
      { accountId: '999999999999' },
      'The AWS credentials belong to another account',
    ],
    [
      'an AWS endpoint that is down',
      () => undefined,
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
      {},
      'nx run sandbox:up',
    ],
  ])('refuses %s and builds nothing', async (_, prepare, env, options, expected) => {
    prepare(workspace);
    const { code, output } = await workspace.run('docker-build', options, env);
    expect(output).toContain(expected);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
    expect(images()).toEqual([]);
  });
});
