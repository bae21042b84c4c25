import { dirname, join, relative, resolve } from 'node:path';
import { resourcePrefix } from '../environment/environment';
import type { Environment } from '../environment/environment';

/** One root module in one environment: the places and values that every command works with. */
export interface Stack {
  target: Environment;
  /** Nx project of the root module, for messages that name a target. */
  projectName: string;
  /** Absolute folder of the root module. */
  root: string;
  /** Absolute TF_DATA_DIR; one per environment, so that they live side by side. */
  dataDir: string;
  /** Absolute path of the environment's variable values. */
  varFile: string;
  /** Absolute path of the saved plan. */
  planFile: string;
  /** Absolute path of the JUnit report of `terraform test`. */
  testReport: string;
  state: StateLocation;
  /** Values passed as `-var`; as text, the way Terraform takes them. */
  variables: Record<string, string>;
  /** Absolute folder of a local provider mirror, when one was named. */
  pluginDir?: string;
  /** Seconds that a command waits for another run to release the state. */
  lockTimeout: number;
}

export interface StateLocation {
  bucket: string;
  key: string;
  region: string;
}

/** Name of an environment's state bucket; the account makes it unique among all of S3. */
export const stateBucket = (target: Environment): string =>
  `${resourcePrefix(target)}-tfstate-${target.accountId}`;

export interface StackInput {
  workspaceRoot: string;
  projectName: string;
  /** Folder of the root module, from the workspace root. */
  projectRoot: string;
  target: Environment;
  /** From the root module's folder; default `environments/<environment>.tfvars`. */
  varFile?: string;
  variables?: Record<string, unknown>;
  /** From the workspace root. */
  pluginDir?: string;
  lockTimeout: number;
}

/** Folder of Terraform's own data for `name`, an environment or another purpose. */
export const dataDirectory = (root: string, name: string): string => join(root, '.terraform', name);

/** Where everything of a root module lies for one environment. */
export function describeStack(input: StackInput): Stack {
  const { workspaceRoot, projectName, projectRoot, target, pluginDir } = input;
  const root = join(workspaceRoot, projectRoot);
  const { project, environment, region, accountId } = target;
  const given = Object.entries(input.variables ?? {}).map(([name, value]) => [name, String(value)]);
  return {
    target,
    projectName,
    root,
    dataDir: dataDirectory(root, environment),
    varFile: resolve(root, input.varFile ?? `environments/${environment}.tfvars`),
    planFile: join(workspaceRoot, 'dist', projectRoot, environment, 'plan.tfplan'),
    testReport: join(workspaceRoot, 'dist/junit', `${projectName}-tf-test.xml`),
    state: { bucket: stateBucket(target), key: `${projectName}.tfstate`, region },
    variables: {
      ...Object.fromEntries(given),
      project,
      environment,
      region,
      allowed_account_ids: JSON.stringify([accountId]),
    },
    pluginDir: pluginDir && resolve(workspaceRoot, pluginDir),
    lockTimeout: input.lockTimeout,
  };
}

/** The same stack with a plan file of its own, so that the plan to apply stays what it is. */
export const withPlanFile = (stack: Stack, name: string): Stack => ({
  ...stack,
  planFile: join(dirname(stack.planFile), `${name}.tfplan`),
});

/** The stack as it is called in messages, e.g. `infra sandbox`. */
export const stackName = ({ projectName, target }: Stack): string =>
  `${projectName} ${target.environment}`;

/** The command line of another target of the same project and environment. */
export const targetCommand = ({ projectName, target }: Stack, name: string): string =>
  `nx run ${projectName}:${name} -c ${target.environment}`;

/** A file of the root module as it is called in messages. */
export const shortPath = ({ root, projectName }: Stack, path: string): string =>
  join(projectName, relative(root, path));

/** Tells the reader why nothing happens. Terraform says so after two seconds, and not whose the lock is. */
export const waitingLine = (stack: Stack): string =>
  `${stackName(stack)}: waits for another run to release the state, at most ${stack.lockTimeout} s`;
