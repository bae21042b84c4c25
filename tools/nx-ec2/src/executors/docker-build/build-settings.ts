import { join, resolve } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import type { Environment } from '../../environment/environment';
import { repositoryName } from '../../environment/environment';
import type { Machine } from '../../environment/machine';
import type { BaseImageReplacements } from '../../image/base-image';
import { registryHost } from '../../registry/registry-host';
import type { DockerBuildExecutorOptions } from './schema';

/** The options with every default filled in; folders absolute. */
export interface BuildSettings {
  root: string;
  environment: Environment;
  service: string;
  /** Nx project, for messages that name a target. */
  projectName: string;
  dockerfile: string;
  context: string;
  platform: string;
  baseImage: BaseImageReplacements;
  buildArgs: Record<string, string>;
  releaseStepFiles: readonly string[];
  repository: string;
  registryHost?: string;
  dryRun: boolean;
}

export function buildSettings(
  options: DockerBuildExecutorOptions,
  {
    root,
    projectName = '',
    projectsConfigurations,
  }: Pick<ExecutorContext, 'root' | 'projectName' | 'projectsConfigurations'>,
  machine: Machine,
): BuildSettings {
  const { project, environment, region, accountId, service = projectName } = options;
  const target = { project, environment, region, accountId };
  const projectRoot = projectsConfigurations.projects[projectName]?.root ?? '';
  const { BASE_IMAGE, ...buildArgs } = Object.fromEntries(
    Object.entries(options.buildArgs ?? {}).map(([name, value]) => [name, String(value)]),
  );
  return {
    root,
    environment: target,
    service,
    projectName,
    dockerfile: resolve(root, options.dockerfile ?? join(projectRoot, 'Dockerfile')),
    context: resolve(root, options.context ?? join('dist', projectRoot)),
    platform: options.platform ?? 'linux/amd64',
    baseImage: { option: options.baseImage ?? BASE_IMAGE, machine: machine.baseImage },
    buildArgs,
    releaseStepFiles: options.releaseStepFiles ?? [],
    repository: `${registryHost(target, machine)}/${repositoryName(target, service)}`,
    registryHost: machine.registryHost,
    dryRun: machine.dryRun ?? options.dryRun ?? false,
  };
}
