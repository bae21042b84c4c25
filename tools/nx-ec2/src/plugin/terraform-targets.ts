import type { TargetConfiguration } from '@nx/devkit';
import { environmentTarget, type Targets } from './environment-target';
import { operationTargets } from './operation-targets';
import type { EnvironmentFlag, PluginOptions } from './options';

/** Terraform commands on an environment, by target name. */
const ENVIRONMENT_COMMANDS: Record<string, { command: string; description: string }> = {
  init: { command: 'init', description: 'Prepares the working folder and the S3 state' },
  plan: { command: 'plan', description: 'Shows what would change, and saves the plan' },
  policy: {
    command: 'policy',
    description: 'Shows what would change, and checks the plan against the policies',
  },
  cost: { command: 'cost', description: 'Plans, and tells what the environment costs a month' },
  deploy: {
    command: 'deploy',
    description: 'Plans and applies exactly that plan, unless the inputs are those last applied',
  },
  apply: { command: 'apply', description: 'Applies the plan that the target plan saved' },
  destroy: { command: 'destroy', description: 'Destroys everything in the environment' },
  drift: { command: 'drift', description: 'Finds what was changed in the account by hand' },
  outputs: { command: 'output', description: 'Prints the outputs' },
  'state-unlock': {
    command: 'state-unlock',
    description: 'Removes the lock of the state that a killed run left behind, by its --id',
  },
};

/** Terraform commands whose result depends on the files alone, by target name. */
const CHECKS: Record<string, { command: string; description: string; outputs?: string[] }> = {
  validate: { command: 'validate', description: 'Checks the configuration' },
  fmt: { command: 'fmt', description: 'Checks the format of the configuration; --fix mends it' },
  'tf-test': {
    command: 'test',
    description: 'Runs the tests of the configuration',
    outputs: ['', '-bootstrap'].map(
      (part) => `{workspaceRoot}/dist/junit/{projectName}${part}-tf-test.xml`,
    ),
  },
};

/** Terraform may read any file: of both root modules, their modules, tests, templates and lock files. */
const CHECKED_FILES = ['{projectRoot}/**/*', '!{projectRoot}/**/*.md'];

const mapTargets = <From>(
  commands: Record<string, From>,
  target: (from: From) => TargetConfiguration,
): Targets =>
  Object.fromEntries(Object.entries(commands).map(([name, from]) => [name, target(from)]));

/** Every Terraform command as a target, and what comes before them in a new account. */
export const terraformTargets = (options: PluginOptions): Targets => {
  const targets = mapTargets(ENVIRONMENT_COMMANDS, ({ command, description }) =>
    environmentTarget(options, 'terraform', description, { options: { command } }),
  );
  const bootstrap = environmentTarget(
    options,
    'bootstrap',
    'Prepares the account of an environment: the S3 bucket for the state, the roles of CI',
  );
  return {
    ...withEnvironmentFlags({ bootstrap, ...targets }, options),
    ...operationTargets(options),
    ...mapTargets(CHECKS, ({ command, description, outputs = [] }) =>
      environmentTarget(options, 'terraform', description, {
        options: { command },
        cache: true,
        inputs: CHECKED_FILES,
        outputs,
        // They share one working folder.
        parallelism: false,
      }),
    ),
  };
};

/** What an environment in nx.json may say, by the targets that act on it. */
const FLAG_TARGETS: Record<string, readonly EnvironmentFlag[]> = {
  bootstrap: ['guard'],
  plan: ['approval', 'guard'],
  deploy: ['createStateBucket', 'guard'],
  apply: ['guard'],
  destroy: ['protected'],
};

/** Hands the flags of each environment to the targets that they are for. */
function withEnvironmentFlags(targets: Targets, { environments }: PluginOptions): Targets {
  const flagsOf = (target: string, environment: string) =>
    Object.fromEntries(
      (FLAG_TARGETS[target] ?? []).flatMap((flag) => {
        const value = environments[environment]?.[flag];
        return value === undefined ? [] : [[flag, value]];
      }),
    );
  const flagged = Object.entries(targets).map(([name, target]) => {
    const configurations = Object.entries(target.configurations ?? {}).map(
      ([environment, values]) => [environment, { ...values, ...flagsOf(name, environment) }],
    );
    return [name, { ...target, configurations: Object.fromEntries(configurations) }];
  });
  return Object.fromEntries(flagged);
}
