import type { ExecutorContext, TargetConfiguration } from '@nx/devkit';
import type { Machine } from '../../environment/machine';
import { buildSettings, type BuildSettings } from '../docker-build/build-settings';
import type { DockerBuildExecutorOptions } from '../docker-build/schema';
import { pushSettings, type PushSettings } from '../ecr-push/push-settings';
import type { EcrPushExecutorOptions } from '../ecr-push/schema';
import type { Ec2DeployExecutorOptions } from './schema';

/** How the image of a service is built and pushed. */
export interface ImageSettings {
  build: BuildSettings;
  push: PushSettings;
}

const optionsOf = <Options>(
  targets: TargetConfiguration[],
  executor: string,
  environment: string,
): Options | undefined => {
  const target = targets.find((one) => one.executor === `nx-ec2:${executor}`);
  return target && { ...target.options, ...target.configurations?.[environment] };
};

/**
 * What the project's own targets `docker-build` and `ecr-push` are set to for the environment of a
 * deploy; nothing where the project has none: its image is made and pushed by something else.
 */
export function imageSettings(
  { environment, dryRun }: Ec2DeployExecutorOptions,
  context: ExecutorContext,
  machine: Machine,
): ImageSettings | undefined {
  const { targets = {} } = context.projectGraph.nodes[context.projectName ?? '']?.data ?? {};
  const all = Object.values(targets);
  const build = optionsOf<DockerBuildExecutorOptions>(all, 'docker-build', environment);
  const push = optionsOf<EcrPushExecutorOptions>(all, 'ecr-push', environment);
  if (!build || !push) return undefined;
  return {
    build: buildSettings({ ...build, dryRun }, context, machine),
    push: pushSettings({ ...push, dryRun }, context, machine),
  };
}
