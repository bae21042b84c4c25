import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readImageManifest, type ImageManifest } from '../../src/image/manifest';
import { setting, workspaceRoot } from '../ec2-deploy/sandbox';

export const project = `itimg${process.pid}`;
export const target = {
  project,
  environment: 'sandbox',
  region: 'eu-west-1',
  accountId: '123456789012',
};
/** Name of the repository in the registry. */
export const repositoryPath = `${project}-sandbox/svc`;

/** As the plugin sets it for every task. */
const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

type ExecutorName = 'docker-build' | 'ecr-push';

export interface Ended {
  code: number | null;
  output: string;
}

/** A git checkout with one service, whose bundle was made. */
export class TestWorkspace {
  readonly root = mkdtempSync(join(tmpdir(), 'nx-ec2-it-'));
  /** Where the executors put temporary files. */
  private readonly temporary = mkdtempSync(join(tmpdir(), 'nx-ec2-it-tmp-'));

  constructor() {
    this.write('.gitignore', 'dist\n');
    this.write('apps/svc/Dockerfile', 'ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nCOPY main.txt /\n');
    this.bundle(`first of ${this.root}`);
    this.git('init', '-q');
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'first');
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** Makes the bundle anew; other content is another image. */
  bundle(content: string): void {
    this.write('dist/apps/svc/main.txt', content);
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
    return execFileSync('git', [...identity, ...args], { cwd: this.root, encoding: 'utf8' }).trim();
  }

  manifest(): ImageManifest {
    return readImageManifest(this.root, target.environment, 'svc');
  }

  /** Logins for the registry that are still on the disk. */
  leftLogins(): string[] {
    return readdirSync(this.temporary).filter((name) => name.startsWith('nx-ec2-docker-'));
  }

  start(executor: ExecutorName, options: object = {}, env: NodeJS.ProcessEnv = {}) {
    const args = [
      ...['-r', '@swc-node/register', join(__dirname, 'executor-command.ts')],
      ...[executor, this.root, JSON.stringify({ ...target, ...options })],
    ];
    const child: ChildProcess = spawn(process.execPath, args, {
      cwd: workspaceRoot,
      env: { ...process.env, ...quiet, TMPDIR: this.temporary, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const ended = new Promise<Ended>((resolve) =>
      child.on('close', (code) => resolve({ code, output })),
    );
    return { child, ended };
  }

  run(executor: ExecutorName, options: object = {}, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.start(executor, options, env).ended;
  }

  remove(): void {
    for (const reference of engineImages(repositoryPath)) docker('rmi', '--force', reference);
    rmSync(this.root, { recursive: true });
    rmSync(this.temporary, { recursive: true });
  }
}

export const docker = (...args: string[]): string =>
  execFileSync('docker', args, { encoding: 'utf8', env: process.env }).trim();

/** `repository:tag` of the engine's images whose repository ends so, under any registry host. */
export const engineImages = (path: string): string[] =>
  docker('images', '--format', '{{.Repository}}:{{.Tag}}')
    .split('\n')
    .filter((reference) => reference.includes(`/${path}:`));

export const registryHost = (): string => setting('NX_EC2_REGISTRY_HOST');
