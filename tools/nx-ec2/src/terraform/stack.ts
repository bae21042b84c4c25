import { dirname, join, relative, resolve } from 'node:path';
import { resourcePrefix } from '../environment/environment';
import type { Environment } from '../environment/environment';

/** One root module in one environment: the places and values that every command works with. */
export interface Stack {
  target: Environment;
  /** Nx project of the root module, for messages that name a target. */
  projectName: string;
  /** Whether it is the root module that comes before the project's own: what CI needs to run that one. */
  bootstrap: boolean;
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

/** Folder in a project's root module of the one that comes before it, with a state of its own. */
export const BOOTSTRAP = 'bootstrap';

export interface StackInput {
  workspaceRoot: string;
  projectName: string;
  /** Folder of the root module, from the workspace root. */
  projectRoot: string;
  target: Environment;
  /** Takes the root module in the folder `bootstrap` of the project instead of the project's own. */
  bootstrap?: boolean;
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
  const { workspaceRoot, projectName, target, pluginDir, bootstrap = false } = input;
  const folder = bootstrap ? join(input.projectRoot, BOOTSTRAP) : input.projectRoot;
  const root = join(workspaceRoot, folder);
  const fileName = bootstrap ? `${projectName}-${BOOTSTRAP}` : projectName;
  const { project, environment, region, accountId } = target;
  const given = Object.entries(input.variables ?? {}).map(([name, value]) => [name, String(value)]);
  return {
    target,
    projectName,
    bootstrap,
    root,
    dataDir: dataDirectory(root, environment),
    varFile: resolve(root, input.varFile ?? `environments/${environment}.tfvars`),
    planFile: join(workspaceRoot, 'dist', folder, environment, 'plan.tfplan'),
    testReport: join(workspaceRoot, 'dist/junit', `${fileName}-tf-test.xml`),
    state: { bucket: stateBucket(target), key: `${fileName}.tfstate`, region },
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

/** The root module as it is called in messages, e.g. `infra`. */
export const moduleName = ({ projectName, bootstrap }: Stack): string =>
  bootstrap ? `${projectName}/${BOOTSTRAP}` : projectName;

/** The stack as it is called in messages, e.g. `infra sandbox`. */
export const stackName = (stack: Stack): string =>
  `${moduleName(stack)} ${stack.target.environment}`;

/** The command line of another target of the same project and environment. */
export const targetCommand = ({ projectName, bootstrap, target }: Stack, name: string): string =>
  [
    `nx run ${projectName}:${name} -c ${target.environment}`,
    ...(bootstrap && name !== BOOTSTRAP ? ['--bootstrap'] : []),
  ].join(' ');

/** A file of the root module as it is called in messages. */
export const shortPath = (stack: Stack, path: string): string =>
  join(moduleName(stack), relative(stack.root, path));

/** Tells the reader why nothing happens. Terraform says so after two seconds, and not whose the lock is. */
export const waitingLine = (stack: Stack): string =>
  `${stackName(stack)}: waits for another run to release the state, at most ${stack.lockTimeout} s`;
