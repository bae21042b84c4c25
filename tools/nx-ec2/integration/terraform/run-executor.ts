import type { ExecutorContext } from '@nx/devkit';
import stateBucket from '../../src/executors/state-bucket/state-bucket';
import terraform from '../../src/executors/terraform/terraform';
import type { TerraformExecutorOptions } from '../../src/executors/terraform/schema';
import { ACCOUNT } from './private-aws';

export interface Told {
  success: boolean;
  /** Everything that was printed, errors included. */
  text: string;
}

/** Runs an executor as Nx would, and collects what it prints. */
async function collect(run: () => Promise<{ success: boolean }>): Promise<Told> {
  const lines: string[] = [];
  const note = (line: unknown) => void lines.push(String(line));
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((line) => (note(line), true)),
  );
  try {
    const { success } = await run();
    return { success, text: lines.join('') };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

const environmentOptions = (environment: string) => ({
  project: 'shop',
  environment,
  region: 'eu-west-1',
  accountId: ACCOUNT,
});

export type Command = TerraformExecutorOptions['command'];
export type Options = Partial<TerraformExecutorOptions>;

/** Runs `command` in the project `infra` of a workspace, for the environment `one` unless named. */
export function runTerraformExecutor(
  root: string,
  command: Command,
  options: Options = {},
): Promise<Told> {
  const context = {
    root,
    projectName: 'infra',
    projectsConfigurations: { version: 2, projects: { infra: { root: 'infra' } } },
  } as unknown as ExecutorContext;
  const { environment = 'one', ...rest } = options;
  return collect(() =>
    terraform({ command, ...environmentOptions(environment), ...rest }, context),
  );
}

export const bootstrap = (environment = 'one', options = {}): Promise<Told> =>
  collect(() => stateBucket({ ...environmentOptions(environment), ...options }));
