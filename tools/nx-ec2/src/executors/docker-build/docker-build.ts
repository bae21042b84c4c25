import type { ExecutorContext } from '@nx/devkit';
import { verifyAccount } from '../../environment/account';
import { readMachine } from '../../environment/machine';
import { buildImage, engineHasImage } from '../../image/engine-image';
import { writeImageManifest } from '../../image/manifest';
import type { ImageManifest } from '../../image/manifest';
import { registryCredentials } from '../../registry/credentials';
import { manifestDigest } from '../../registry/manifest-api';
import { openRegistrySession } from '../../registry/session';
import { duration, print, warn } from '../../report/print';
import { runExecutor } from '../../run-executor';
import { buildSettings } from './build-settings';
import type { BuildSettings } from './build-settings';
import { describeImage } from './describe-image';
import type { DockerBuildExecutorOptions } from './schema';

/** How often the question whether the registry has the image is asked again. */
const LOOKUP_RETRIES = 3;

async function registryDigest(
  { environment, registryHost }: BuildSettings,
  { repository, tag }: ImageManifest,
  signal: AbortSignal,
): Promise<string | undefined> {
  await verifyAccount(environment);
  const session = await openRegistrySession({
    login: () => registryCredentials({ region: environment.region, registryHost }),
    retries: LOOKUP_RETRIES,
    signal,
    onRetry: warn,
  });
  return session.run((credentials) => manifestDigest({ repository, credentials, signal }, tag));
}

async function build(settings: BuildSettings, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  const { manifest, request } = await describeImage(settings);
  const tell = (what: string) =>
    print(
      `${manifest.service} ${manifest.tag}: ${what} (${duration(performance.now() - started)})`,
    );
  const write = (digest?: string) =>
    writeImageManifest(settings.root, settings.environment.environment, { ...manifest, digest });

  const digest = await registryDigest(settings, manifest, signal);
  if (settings.dryRun || digest) await write(digest);
  if (digest) return tell('the registry has it');
  if (settings.dryRun) return tell('would be built');
  if (await engineHasImage(request.reference, signal)) {
    await write();
    return tell('built before');
  }
  await buildImage(request, signal);
  await write();
  tell('built');
}

/** Builds a service's image under a tag made from its content, unless it exists already. */
export default function dockerBuildExecutor(
  options: DockerBuildExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runExecutor((signal) => build(buildSettings(options, context, readMachine()), signal));
}
