import { commit, nx, standaloneEnvironment } from '@shop/workspace';
import { execa } from 'execa';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Run {
  exitCode: number;
  /** Standard output and error, interleaved as on a terminal, without colours. */
  output: string;
  seconds: number;
}

let lastOutput = '';

/** What the last Nx command printed, for the reader of a failed step. */
export const lastRun = (): string => lastOutput;

async function run(workspace: string, args: string[]): Promise<Run> {
  const started = performance.now();
  const { exitCode, all } = await nx(workspace, args, {
    stdio: 'pipe',
    all: true,
    reject: false,
    stripFinalNewline: true,
    env: { ...standaloneEnvironment(), FORCE_COLOR: '0' },
  });
  lastOutput = String(all);
  return {
    exitCode: exitCode ?? 1,
    output: lastOutput,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Runs targets in the clone as a developer would and keeps what they printed. */
export const runNx = (workspace: string, ...args: string[]): Promise<Run> =>
  run(workspace, [...args, '--outputStyle=static']);

/** Runs a generator in the clone. */
export const generate = (workspace: string, ...args: string[]): Promise<Run> =>
  run(workspace, ['generate', ...args]);

/** `nx affected -t deploy` for what the last commit changed. */
export const deployLastCommit = (workspace: string): Promise<Run> =>
  runNx(workspace, 'affected', '-t', 'deploy', '--base=HEAD~1');

/** Replaces text in a file of the clone and commits the change. */
export async function commitChange(
  workspace: string,
  file: string,
  change: (text: string) => string,
): Promise<void> {
  const path = join(workspace, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`The change of ${file} changes nothing`);
  await writeFile(path, after);
  await execa('git', ['add', file], { cwd: workspace });
  await commit(workspace, `Change ${file}`);
}

/** Commits everything that is not committed. */
export async function commitAll(workspace: string, message: string): Promise<void> {
  await execa('git', ['add', '--all'], { cwd: workspace });
  await commit(workspace, message);
}

/** Files that differ between a commit and what is there now, be it committed or not. */
export async function changedSince(workspace: string, revision: string): Promise<string[]> {
  await execa('git', ['add', '--all'], { cwd: workspace });
  const args = ['diff', '--cached', '--name-only', revision];
  return (await execa('git', args, { cwd: workspace, lines: true })).stdout;
}

export const head = async (workspace: string): Promise<string> =>
  (await execa('git', ['rev-parse', 'HEAD'], { cwd: workspace })).stdout;

/** The revision that CI would compare with: the oldest one that a service runs and that changed since. */
export async function affectedBase(workspace: string): Promise<string> {
  const args = ['run', '--silent', 'affected:base', '--', '--environment', 'sandbox'];
  const { stdout } = await execa('npm', args, {
    cwd: workspace,
    env: standaloneEnvironment(),
    extendEnv: false,
  });
  return stdout.trim();
}
