import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ec2DeployExecutorOptions } from '../../src/executors/ec2-deploy/schema';
import { writeImageManifest } from '../../src/image/manifest';
import type { ExecutorName } from './executor-command';
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

type DeployOptions = Partial<Ec2DeployExecutorOptions> & { project: string };

/** Starts an executor in a process of its own, in a workspace made for it. */
function start(
  name: ExecutorName,
  root: string,
  options: object,
  env: NodeJS.ProcessEnv,
  keepRoot = false,
) {
  const startedAt = Date.now();
  const json = JSON.stringify({ ...target, ...options });
  const deployOptions = JSON.stringify({ port: 5901 });
  const command = join(__dirname, 'executor-command.ts');
  const child = spawn(
    process.execPath,
    ['-r', '@swc-node/register', command, name, root, json, deployOptions],
    {
      cwd: workspaceRoot,
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const result = new Promise<DeployResult>((resolve) => {
    child.on('close', (code) => {
      if (!keepRoot) rmSync(root, { recursive: true });
      resolve({ code, output, ms: Date.now() - startedAt });
    });
  });
  return { process: child, result };
}

/** A workspace of its own for an executor, to be removed by whoever made it. */
export const makeRoot = (): string => mkdtempSync(join(tmpdir(), 'nx-ec2-it-'));

/** Starts a deploy in a process of its own. */
export async function startDeploy(
  image: TestImage,
  options: DeployOptions,
  env: NodeJS.ProcessEnv = {},
): Promise<RunningDeploy> {
  const root = makeRoot();
  await writeImageManifest(root, target.environment, {
    service: 'users',
    tag: 'c-0123456789abcdef0123',
    revision: 'f00d',
    platform: 'linux/amd64',
    baseImage: 'base',
    ...image,
  });
  return start('ec2-deploy', root, { port: 5901, ...options }, env);
}

/** Runs a deploy to its end. */
export const runDeploy = async (...args: Parameters<typeof startDeploy>): Promise<DeployResult> =>
  (await startDeploy(...args)).result;

/** Starts a command on what runs. */
export const startCommand = (
  name: Exclude<ExecutorName, 'ec2-deploy'>,
  options: object,
): RunningDeploy => start(name, makeRoot(), options, {});

/** Runs a command on what runs to its end. */
export const runCommand = (...args: Parameters<typeof startCommand>): Promise<DeployResult> =>
  startCommand(...args).result;

/** Runs a command on what runs to its end, in a workspace that is there and stays. */
export const runCommandIn = (
  root: string,
  name: Exclude<ExecutorName, 'ec2-deploy'>,
  options: object,
): Promise<DeployResult> => start(name, root, options, {}, true).result;
