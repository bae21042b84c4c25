import { Failure } from '../../failure';
import type { ImageManifest } from '../../image/manifest';
import { reservedVariables } from '../../release/container-definition';
import type { Release, ReleaseImage } from '../../release/release';
import type { Ec2DeployExecutorOptions } from './schema';

/** The image part of a manifest, once it is in the registry. A dry run goes by the tag until then. */
function releaseImage(
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

/**
 * The release that the options and the image manifest ask for.
 * @throws Failure when the image was not pushed, or a variable of the deploy itself is set
 */
export function releaseOf(
  service: string,
  options: Ec2DeployExecutorOptions,
  manifest: ImageManifest,
): Release {
  const { project, environment, region, accountId, port } = options;
  const env = options.env ?? {};
  const reserved = reservedVariables.filter((name) => name in env);
  if (reserved.length > 0) {
    throw new Failure(`The deploy itself sets ${reserved.join(', ')}`, {
      where: `option env of ${service}:deploy`,
      remedy: 'Remove it from the option env.',
    });
  }
  return {
    service,
    target: { project, environment, region, accountId },
    image: releaseImage(manifest, options),
    settings: { port, env, memory: options.memory ?? 256, cpus: options.cpus ?? 1 },
  };
}
