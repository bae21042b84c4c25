import type { ExecutorContext } from '@nx/devkit';
import bootstrapExecutor from '../../src/executors/bootstrap/bootstrap';
import terraform from '../../src/executors/terraform/terraform';
import type { TerraformExecutorOptions } from '../../src/executors/terraform/schema';
import { ACCOUNT } from './private-aws';

export interface Told {
  success: boolean;
  /** Everything that was printed, errors included. */
  text: string;
  /** What was printed to standard output alone. */
  stdout: string;
}

/** Runs an executor as Nx would, and collects what it prints. */
async function collect(
  run: () => Promise<{ success: boolean }>,
  onLine: (line: string) => void = () => undefined,
): Promise<Told> {
  const lines: { stream: NodeJS.WriteStream; line: string }[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push({ stream, line: String(line) });
      onLine(String(line));
      return true;
    }),
  );
  const join = (given: typeof lines) => given.map(({ line }) => line).join('');
  try {
    const { success } = await run();
    const out = lines.filter(({ stream }) => stream === process.stdout);
    return { success, text: join(lines), stdout: join(out) };
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

/**
 * Runs `command` in the project `infra` of a workspace, for the environment `one` unless named.
 * @param onLine called with what is printed, before anything else happens
 */
export function runTerraformExecutor(
  root: string,
  command: Command,
  options: Options = {},
  onLine?: (line: string) => void,
): Promise<Told> {
  return collect(() => terraform(...terraformCall(root, command, options)), onLine);
}

/** What Nx would call the executor with. */
export function terraformCall(
  root: string,
  command: Command,
  { environment = 'one', ...rest }: Options = {},
): Parameters<typeof terraform> {
  return [{ command, ...environmentOptions(environment), ...rest }, contextOf(root)];
}

const contextOf = (root: string): ExecutorContext =>
  ({
    root,
    projectName: 'infra',
    projectsConfigurations: { version: 2, projects: { infra: { root: 'infra' } } },
  }) as unknown as ExecutorContext;

/**
 * Prepares the account for an environment.
 * @param root of a workspace whose roles of CI are made as well; without it there is only the bucket
 */
export const bootstrap = (environment = 'one', options = {}, root = '/nowhere'): Promise<Told> =>
  collect(() =>
    bootstrapExecutor({ ...environmentOptions(environment), ...options }, contextOf(root)),
  );
