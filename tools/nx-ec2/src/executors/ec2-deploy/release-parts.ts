import { Failure } from '../../failure';
import type { ImageManifest } from '../../image/manifest';
import { reservedVariables } from '../../release/container-definition';
import type { ReleaseImage, ServiceSettings } from '../../release/release';
import { qualifySecrets, qualifyStepSecrets } from '../../secrets/qualify-secrets';
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

/** RFC 2606 keeps the domain `invalid` from ever existing: what is below it waits for a team's own. */
const isPlaceholder = (value: string): boolean => /[/.@]invalid(?=[:/?]|$)/.test(value);

/** @throws Failure when a variable of the deploy itself is set, one is set twice, or one is a placeholder */
function refuseVariables(
  service: string,
  { env = {}, secrets = {}, releaseStep }: Ec2DeployExecutorOptions,
): void {
  const where = `options env, secrets and releaseStep of ${service}:deploy`;
  const names = [env, secrets, releaseStep?.secrets ?? {}].flatMap(Object.keys);
  const reserved = reservedVariables.filter((name) => names.includes(name));
  if (reserved.length > 0) {
    throw new Failure(`The deploy itself sets ${reserved.join(', ')}`, {
      where,
      remedy: 'Remove it from the options.',
    });
  }
  const placeholders = Object.entries(env).filter(([, value]) => isPlaceholder(value));
  if (placeholders.length > 0) {
    throw new Failure(`Variables of ${service} still hold placeholders`, {
      where,
      seen: placeholders.map(([name, value]) => `${name}: ${value}`).join('\n'),
      remedy: 'Put the values of this environment into the project.json of the service.',
    });
  }
  const twice = new Set(names.filter((name, index) => names.indexOf(name) < index));
  if (twice.size > 0) {
    throw new Failure(`${[...twice].join(', ')} cannot be given more than once`, {
      where,
      remedy:
        'A variable is plain, or secret, or for the release step alone: keep it in one of them.',
    });
  }
}

/**
 * How the options want the service to be run.
 * @throws Failure when a variable or secret is not allowed
 */
export function settingsOf(service: string, options: Ec2DeployExecutorOptions): ServiceSettings {
  refuseVariables(service, options);
  const { command, timeout = 300, secrets = {} } = options.releaseStep ?? {};
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
    ...(command && {
      releaseStep: { command, timeout, secrets: qualifyStepSecrets(options, service, secrets) },
    }),
  };
}
