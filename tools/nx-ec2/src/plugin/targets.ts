import type { TargetConfiguration } from '@nx/devkit';
import type { PluginOptions } from './options';

type Targets = Record<string, TargetConfiguration>;

/** What every target has: the environments as configurations, and never a cached result. */
function environmentTarget(
  { project, environments, defaultEnvironment }: PluginOptions,
  executor: string,
  description: string,
  more: TargetConfiguration = {},
): TargetConfiguration {
  return {
    executor: `nx-ec2:${executor}`,
    cache: false,
    ...more,
    options: { project, ...more.options },
    configurations: Object.fromEntries(
      Object.entries(environments).map(([environment, { region, accountId }]) => [
        environment,
        { environment, region, accountId },
      ]),
    ),
    defaultConfiguration: defaultEnvironment,
    metadata: { description },
  };
}

/** Commands on what runs, by target name: for one service, or for the whole environment. */
const OPERATIONS: Record<string, string> = {
  status: 'Shows which version serves on every host, its health, and what differs from the record',
  history: 'Lists the releases, newest first',
  rollback: 'Brings back the previous release, or the one named by --to',
  logs: 'Shows what the running version writes; --follow, --since=10m',
  exec: 'Runs --command in the container that serves',
  unlock: 'Removes the lock of a deploy that is gone for good, by its --id',
};

const operationTargets = (options: PluginOptions): Targets =>
  Object.fromEntries(
    Object.entries(OPERATIONS).map(([name, description]) => [
      name,
      environmentTarget(options, name, description),
    ]),
  );

/** What an image is made from, and the repository it goes to. */
const beforeImages = ({ terraformProject }: PluginOptions): TargetConfiguration['dependsOn'] => [
  'build',
  { projects: [terraformProject], target: 'deploy' },
];

/** From bundle to running service. `deploy` does by itself what `docker-build` and `ecr-push` do. */
export const serviceTargets = (options: PluginOptions): Targets => ({
  'docker-build': environmentTarget(
    options,
    'docker-build',
    'Builds the image, unless that content already has one',
    { dependsOn: beforeImages(options) },
  ),
  'ecr-push': environmentTarget(
    options,
    'ecr-push',
    'Pushes the image to ECR, unless the registry has it',
    { dependsOn: ['docker-build'] },
  ),
  deploy: environmentTarget(
    options,
    'ec2-deploy',
    'Builds and pushes the image where needed, runs it on every EC2 host of the service and verifies that it serves',
    { dependsOn: beforeImages(options) },
  ),
  released: environmentTarget(
    options,
    'released',
    'Writes down which image the environment runs, for promote',
  ),
  promote: environmentTarget(
    options,
    'promote',
    'Releases the very image that the environment named by --from runs',
    { dependsOn: [{ projects: [options.terraformProject], target: 'deploy' }] },
  ),
  ...operationTargets(options),
});

/** Terraform commands on an environment, by target name. */
const ENVIRONMENT_COMMANDS: Record<string, { command: string; description: string }> = {
  init: { command: 'init', description: 'Prepares the working folder and the S3 state' },
  plan: { command: 'plan', description: 'Shows what would change' },
  deploy: {
    command: 'deploy',
    description: 'Plans and applies exactly that plan, unless the inputs are those last applied',
  },
  apply: { command: 'apply', description: 'Applies the plan that the target plan saved' },
  destroy: { command: 'destroy', description: 'Destroys everything in the environment' },
  outputs: { command: 'output', description: 'Prints the outputs' },
};

/** Terraform commands whose result depends on the files alone, by target name. */
const CHECKS: Record<string, { command: string; description: string; outputs?: string[] }> = {
  validate: { command: 'validate', description: 'Checks the configuration' },
  fmt: { command: 'fmt', description: 'Checks the format of the configuration; --fix mends it' },
  'tf-test': {
    command: 'test',
    description: 'Runs the tests of the configuration',
    outputs: ['{workspaceRoot}/dist/junit/{projectName}-tf-test.xml'],
  },
};

const TERRAFORM_FILES = ['tf', 'tfvars', 'auto.tfvars.json', 'tftest.hcl', 'tftpl'].map(
  (ending) => `{projectRoot}/**/*.${ending}`,
);

const mapTargets = <From>(
  commands: Record<string, From>,
  target: (from: From) => TargetConfiguration,
): Targets =>
  Object.fromEntries(Object.entries(commands).map(([name, from]) => [name, target(from)]));

/** Every Terraform command as a target, and the state bucket that comes before them. */
export const terraformTargets = (options: PluginOptions): Targets => {
  const targets = mapTargets(ENVIRONMENT_COMMANDS, ({ command, description }) =>
    environmentTarget(options, 'terraform', description, { options: { command } }),
  );
  return {
    bootstrap: environmentTarget(
      options,
      'state-bucket',
      'Creates the S3 bucket for the state, once for an environment',
    ),
    ...targets,
    ...operationTargets(options),
    deploy: withStateBucket(targets['deploy'] ?? {}, options),
    ...mapTargets(CHECKS, ({ command, description, outputs = [] }) =>
      environmentTarget(options, 'terraform', description, {
        options: { command },
        cache: true,
        inputs: [...TERRAFORM_FILES, '{projectRoot}/.terraform.lock.hcl'],
        outputs,
        // They share one working folder.
        parallelism: false,
      }),
    ),
  };
};

/** Lets `deploy` create the state bucket in the environments that say so. */
function withStateBucket(
  deploy: TargetConfiguration,
  { environments }: PluginOptions,
): TargetConfiguration {
  const configurations = Object.entries(deploy.configurations ?? {}).map(([name, values]) => [
    name,
    environments[name]?.createStateBucket ? { ...values, createStateBucket: true } : values,
  ]);
  return { ...deploy, configurations: Object.fromEntries(configurations) };
}

/** Names of all targets that this plugin makes. */
export const targetNames = (options: PluginOptions): string[] => [
  ...new Set([...Object.keys(serviceTargets(options)), ...Object.keys(terraformTargets(options))]),
];
