import { execa, type Options } from 'execa';
import { join } from 'node:path';

/**
 * The environment for a command that stands on its own: without the variables Nx sets for a running
 * task (it would take the command for a part of that task) and without the caller's AWS settings
 * (they would take precedence over the sandbox's).
 */
export function standaloneEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^(NX_|AWS_(?!CA_BUNDLE)|TF_VAR_|JEST_WORKER_ID$|FORCE_COLOR$)/.test(name),
  );
  return { ...Object.fromEntries(kept), NX_DAEMON: 'false', NX_TUI: 'false' };
}

/** Runs Nx in a workspace, its output on this terminal unless told otherwise. */
export const nx = <T extends Options>(workspace: string, args: string[], options?: T) =>
  execa(process.execPath, [join(workspace, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    cwd: workspace,
    env: standaloneEnvironment(),
    extendEnv: false,
    stdio: 'inherit',
    ...options,
  });

/** Runs a TypeScript program of the workspace without a build step. */
export const script = <T extends Options>(
  workspace: string,
  file: string,
  args: string[],
  options?: T,
) =>
  execa(process.execPath, ['-r', '@swc-node/register', join(workspace, file), ...args], {
    cwd: workspace,
    env: standaloneEnvironment(),
    extendEnv: false,
    stdio: 'inherit',
    ...options,
  });

/** Brings the local AWS of a workspace up, down, … */
export const sandbox = (workspace: string, ...args: string[]) =>
  script(workspace, 'tools/sandbox/src/cli.ts', args);
