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

/** From bundle to running service; each step pulls in the one before it. */
export const serviceTargets = (options: PluginOptions): Targets => ({
  'docker-build': environmentTarget(
    options,
    'docker-build',
    'Builds the image, unless that content already has one',
    { dependsOn: ['build', { projects: [options.terraformProject], target: 'deploy' }] },
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
    'Runs the image on every EC2 host of the service and verifies that it serves',
    { dependsOn: ['ecr-push'] },
  ),
});

/** Terraform commands, by target name. */
const TERRAFORM: Record<string, { command: string; description: string }> = {
  init: { command: 'init', description: 'Prepares the working folder and the S3 state' },
  plan: { command: 'plan', description: 'Shows what would change' },
  deploy: {
    command: 'deploy',
    description: 'Plans and applies exactly that plan, unless the inputs are those last applied',
  },
  apply: { command: 'apply', description: 'Applies the plan that the target plan saved' },
  destroy: { command: 'destroy', description: 'Destroys everything in the environment' },
  outputs: { command: 'output', description: 'Prints the outputs' },
  validate: { command: 'validate', description: 'Checks the configuration' },
  fmt: { command: 'fmt', description: 'Formats the configuration' },
  'tf-test': { command: 'test', description: 'Runs the tests of the configuration' },
};

/** Every Terraform command as a target, and the state bucket that comes before them. */
export const terraformTargets = (options: PluginOptions): Targets => ({
  bootstrap: environmentTarget(
    options,
    'state-bucket',
    'Creates the S3 bucket for the state, once for an environment',
  ),
  ...Object.fromEntries(
    Object.entries(TERRAFORM).map(([name, { command, description }]) => [
      name,
      environmentTarget(options, 'terraform', description, { options: { command } }),
    ]),
  ),
});

/** Names of all targets that this plugin makes. */
export const targetNames = (options: PluginOptions): string[] => [
  ...new Set([...Object.keys(serviceTargets(options)), ...Object.keys(terraformTargets(options))]),
];
