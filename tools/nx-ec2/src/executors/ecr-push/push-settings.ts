import type { ExecutorContext } from '@nx/devkit';
import { repositoryName } from '../../environment/environment';
import type { Environment } from '../../environment/environment';
import type { Machine } from '../../environment/machine';
import { Failure } from '../../failure';
import type { ImageManifest } from '../../image/manifest';
import { registryHost } from '../../registry/registry-host';
import type { EcrPushExecutorOptions } from './schema';

/** The options with every default filled in. */
export interface PushSettings {
  root: string;
  environment: Environment;
  service: string;
  repository: string;
  registryHost?: string;
  retries: number;
  dryRun: boolean;
}

export function pushSettings(
  { retries = 4, dryRun = false, service, ...options }: EcrPushExecutorOptions,
  { root, projectName = '' }: Pick<ExecutorContext, 'root' | 'projectName'>,
  machine: Machine,
): PushSettings {
  const { project, environment, region, accountId } = options;
  const target = { project, environment, region, accountId };
  const name = service ?? projectName;
  return {
    root,
    environment: target,
    service: name,
    repository: `${registryHost(target, machine)}/${repositoryName(target, name)}`,
    registryHost: machine.registryHost,
    retries,
    dryRun: machine.dryRun ?? dryRun,
  };
}

/**
 * Makes sure that the image was named for the registry this run pushes to.
 * @throws Failure when the registry's host or the account changed since docker-build
 */
export function verifyDestination(settings: PushSettings, { repository }: ImageManifest): void {
  if (repository === settings.repository) return;
  const { environment } = settings.environment;
  throw new Failure('The image was built for another repository', {
    where: `environment ${environment}, service ${settings.service}`,
    seen: `${repository}, expected ${settings.repository}`,
    remedy: `Run \`nx run ${settings.service}:docker-build -c ${environment}\` again.`,
  });
}
