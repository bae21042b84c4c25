import { workspaceRoot } from '@nx/devkit';
import { execa } from 'execa';
import { describeFailure, Failure } from '../failure';
import { nxProgram } from '../plugin/nx-program';
import { pluginOptionsOf } from '../plugin/options-of';
import { warn } from '../report/print';
import { driftOutcome } from './drift-outcome';

/**
 * Runs the target `drift` with the arguments it is given and tells its outcome by the exit code, which
 * Nx cannot: 0 no drift, 2 drift, 1 an error. The result is one line of JSON, the rest on stderr.
 */
async function main(args: readonly string[]): Promise<void> {
  const { terraformProject } = pluginOptionsOf(workspaceRoot);
  const words = ['run', `${terraformProject}:drift`, '--json', '--outputStyle=static', ...args];
  const { stdout } = await execa(process.execPath, [nxProgram(workspaceRoot), ...words], {
    cwd: workspaceRoot,
    reject: false,
    stderr: 'inherit',
    env: { NX_TUI: 'false' },
  });
  const { line, exitCode } = driftOutcome(stdout);
  if (line) process.stdout.write(`${line}\n`);
  else warn(stdout);
  process.exitCode = exitCode;
}

main(process.argv.slice(2)).catch((error: Error) => {
  warn(error instanceof Failure ? describeFailure(error) : String(error.stack));
  process.exitCode = 1;
});
