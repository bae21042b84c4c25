import { docker } from '../image/docker';
import { selectedEngine } from '../image/docker-host';
import type { RegistryCredentials } from './credentials';
import { withDockerConfig } from './docker-config';
import { failureKind } from './failure-kind';
import { RegistryError } from './registry-error';

const TAIL_LINES = 5;
const NOT_BUILT = /does not exist locally|image not known/i;

/**
 * Pushes an image of the engine with a login that lasts only as long as the push.
 * @throws RegistryError whose kind says whether another attempt may help
 */
export async function pushImage(
  repository: string,
  tag: string,
  credentials: RegistryCredentials,
  signal: AbortSignal,
): Promise<void> {
  const engine = await selectedEngine();
  const reference = `${repository}:${tag}`;
  const { exitCode, output } = await withDockerConfig(repository, credentials, (folder) =>
    docker(['push', '--quiet', reference], { env: { ...engine, DOCKER_CONFIG: folder }, signal }),
  );
  if (exitCode === 0) return;
  const seen = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  if (NOT_BUILT.test(output)) {
    const remedy = 'Run the docker-build target again; the image was removed from this engine.';
    throw new RegistryError('The image is not in the engine', 'permanent', reference, seen, remedy);
  }
  throw new RegistryError('docker push failed', failureKind(output), reference, seen);
}
