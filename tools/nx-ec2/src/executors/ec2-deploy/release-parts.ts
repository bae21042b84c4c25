import { Failure } from '../../failure';
import type { ImageManifest } from '../../image/manifest';
import { reservedVariables } from '../../release/container-definition';
import type { ReleaseImage, ServiceSettings } from '../../release/release';
import { qualifySecrets } from '../../secrets/qualify-secrets';
import type { Ec2DeployExecutorOptions } from './schema';

/**
 * The image part of a manifest, once it is in the registry. A dry run goes by the tag until then.
 * @throws Failure when the image was not pushed
 */
export function releaseImage(
  manifest: ImageManifest,
  { environment, dryRun }: Ec2DeployExecutorOptions,
): ReleaseImage {
  const { service, repository, tag, revision, digest = dryRun ? tag : undefined } = manifest;
  if (!digest) {
    throw new Failure(`The image of ${service} is not in the registry yet`, {
      where: `environment ${environment}, tag ${tag}`,
      remedy: `Run \`nx run ${service}:ecr-push -c ${environment}\` first.`,
    });
  }
  return { repository, digest, tag, revision };
}

/** @throws Failure when a variable of the deploy itself is set, or one is set twice */
function refuseVariables(
  service: string,
  { env = {}, secrets = {} }: Pick<Ec2DeployExecutorOptions, 'env' | 'secrets'>,
): void {
  const where = `options env and secrets of ${service}:deploy`;
  const reserved = reservedVariables.filter((name) => name in env || name in secrets);
  if (reserved.length > 0) {
    throw new Failure(`The deploy itself sets ${reserved.join(', ')}`, {
      where,
      remedy: 'Remove it from the options.',
    });
  }
  const twice = Object.keys(env).filter((name) => name in secrets);
  if (twice.length > 0) {
    throw new Failure(`${twice.join(', ')} cannot be both a plain variable and a secret`, {
      where,
      remedy: 'Remove it from one of them.',
    });
  }
}

/**
 * How the options want the service to be run.
 * @throws Failure when a variable or secret is not allowed
 */
export function settingsOf(service: string, options: Ec2DeployExecutorOptions): ServiceSettings {
  refuseVariables(service, options);
  return {
    port: options.port,
    healthPath: options.healthPath ?? '/health/ready',
    env: options.env ?? {},
    secrets: qualifySecrets(options, service, options.secrets ?? {}),
    volumes: options.volumes ?? {},
    memory: options.memory ?? 256,
    cpus: options.cpus ?? 1,
    healthTimeout: options.healthTimeout ?? 60,
    requestTimeout: options.requestTimeout ?? 60,
    drainTimeout: options.drainTimeout ?? 60,
    ...(options.releaseStep && {
      releaseStep: { timeout: 300, ...options.releaseStep },
    }),
  };
}
