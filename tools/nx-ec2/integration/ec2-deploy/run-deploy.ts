import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ec2DeployExecutorOptions } from '../../src/executors/ec2-deploy/schema';
import { writeImageManifest } from '../../src/image/manifest';
import { region } from './instance';
import { workspaceRoot } from './sandbox';
import type { TestImage } from './test-image';

export interface DeployResult {
  code: number | null;
  output: string;
  /** From the start of the process to its end. */
  ms: number;
}

export interface RunningDeploy {
  process: ChildProcess;
  result: Promise<DeployResult>;
}

/** The options the plugin fills in, for the sandbox's account. */
const target = { environment: 'sandbox', region, accountId: '123456789012' };

/** Starts a deploy in a process of its own. */
export async function startDeploy(
  image: TestImage,
  options: Partial<Ec2DeployExecutorOptions> & { project: string },
  env: NodeJS.ProcessEnv = {},
): Promise<RunningDeploy> {
  const root = mkdtempSync(join(tmpdir(), 'nx-ec2-it-'));
  await writeImageManifest(root, target.environment, {
    service: 'users',
    tag: 'c-0123456789abcdef0123',
    revision: 'f00d',
    platform: 'linux/amd64',
    baseImage: 'base',
    ...image,
  });
  const startedAt = Date.now();
  const args = [
    ...['-r', '@swc-node/register', join(__dirname, 'deploy-command.ts')],
    ...[root, JSON.stringify({ ...target, port: 5901, ...options })],
  ];
  const child = spawn(process.execPath, args, {
    cwd: workspaceRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const result = new Promise<DeployResult>((resolve) => {
    child.on('close', (code) => {
      rmSync(root, { recursive: true });
      resolve({ code, output, ms: Date.now() - startedAt });
    });
  });
  return { process: child, result };
}

/** Runs a deploy to its end. */
export const runDeploy = async (...args: Parameters<typeof startDeploy>): Promise<DeployResult> =>
  (await startDeploy(...args)).result;
