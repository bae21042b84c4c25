import type { TargetConfiguration } from '@nx/devkit';
import { environmentTarget, type Targets } from './environment-target';
import { operationTargets } from './operation-targets';
import type { PluginOptions } from './options';
import { terraformTargets } from './terraform-targets';

/** What an image is made from, and the repository it goes to. */
const beforeImages = ({ terraformProject }: PluginOptions): TargetConfiguration['dependsOn'] => [
  'build',
  { projects: [terraformProject], target: 'deploy' },
];

/**
 * From bundle to running service. `deploy` does by itself what `docker-build` and `ecr-push` do.
 * @param releaseStepFiles of the service's own target `deploy`
 */
export const serviceTargets = (
  options: PluginOptions,
  releaseStepFiles?: readonly string[],
): Targets => ({
  'docker-build': environmentTarget(
    options,
    'docker-build',
    'Builds the image, unless that content already has one',
    {
      dependsOn: beforeImages(options),
      options: { ...(releaseStepFiles && { releaseStepFiles }) },
    },
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

/** Names of all targets that this plugin makes. */
export const targetNames = (options: PluginOptions): string[] => [
  ...new Set([...Object.keys(serviceTargets(options)), ...Object.keys(terraformTargets(options))]),
];
