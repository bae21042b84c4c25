import type { TargetConfiguration } from '@nx/devkit';
import type { PluginOptions } from './options';

export type Targets = Record<string, TargetConfiguration>;

/** What every target has: the environments as configurations, and never a cached result. */
export function environmentTarget(
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
