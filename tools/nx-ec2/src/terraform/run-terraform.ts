import { execa } from 'execa';
import { Failure } from '../failure';
import { childEnvironment } from './child-environment';
import type { ChildEnvironmentInput } from './child-environment';

export interface TerraformProcess extends ChildEnvironmentInput {
  /** Absolute folder the command works in. */
  root: string;
  signal?: AbortSignal;
  /** Called with each line of standard output as it is written. */
  onLine?: (line: string) => void;
}

export interface TerraformResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs Terraform to its end, also when it fails. An aborted signal interrupts it once and waits:
 * Terraform then finishes what is under way, writes its state and releases the lock.
 * @throws Failure when there is no terraform; the signal's reason when it was aborted
 */
export async function runTerraform(
  args: readonly string[],
  { root, signal, onLine, ...environment }: TerraformProcess,
): Promise<TerraformResult> {
  signal?.throwIfAborted();
  const child = execa('terraform', args, {
    cwd: root,
    env: childEnvironment(environment),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    maxBuffer: 256 * 1024 * 1024,
    // A process group of its own: Ctrl-C must reach it once, a second interrupt would end it at
    // once and leave the state locked.
    detached: true,
  });
  const interrupt = () => child.kill('SIGINT');
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    if (onLine) for await (const line of child) onLine(line);
    const { code, exitCode = 1, stdout, stderr } = await child;
    signal?.throwIfAborted();
    if (code === 'ENOENT') throw notInstalled();
    return { exitCode, stdout, stderr };
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
}

const notInstalled = () =>
  new Failure('The terraform command is not installed', {
    remedy:
      'Install Terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install) and see that it is on PATH.',
  });
