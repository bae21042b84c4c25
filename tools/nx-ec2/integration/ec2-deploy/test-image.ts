import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { registryCredentials } from '../../src/registry/credentials';
import { withDockerConfig } from '../../src/registry/docker-config';
import { region } from './instance';
import { setting } from './sandbox';

const runFile = promisify(execFile);

/** Jest gives tests an environment of their own; a child process gets it only when told so. */
const docker = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  runFile('docker', args, { env: { ...process.env, ...env } });

/** How the service in the image behaves; see image/server.cjs. */
export type Behaviour = 'serve' | 'exit' | 'never-ready' | 'wrong-port' | 'wrong-version';

export interface TestImage {
  repository: string;
  digest: string;
}

/** Builds an image of the test service and pushes it to the registry of the sandbox. */
export async function pushTestImage(
  name: string,
  behaviour: Behaviour,
  mark = '1',
  labels: Readonly<Record<string, string>> = {},
): Promise<TestImage> {
  const registryHost = setting('NX_EC2_REGISTRY_HOST');
  const repository = `${registryHost}/${name}`;
  const reference = `${repository}:${behaviour}-${mark}`;
  const base = process.env['NX_EC2_BASE_IMAGE'] ?? 'node:24-slim';
  const args = { BASE: base, BEHAVIOUR: behaviour, MARK: mark };
  await docker([
    'build',
    ...Object.entries(args).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]),
    ...Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
    ...['--tag', reference, join(__dirname, 'image')],
  ]);
  const credentials = await registryCredentials({ region, registryHost });
  const { stdout } = await withDockerConfig(repository, credentials, (DOCKER_CONFIG) =>
    docker(['push', reference], { DOCKER_CONFIG }),
  );
  await docker(['image', 'rm', reference]);
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(stdout)?.[1];
  if (!digest) throw new Error(`docker push did not tell the digest:\n${stdout}`);
  return { repository, digest };
}
