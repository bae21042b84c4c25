import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { readImageManifest, writeImageManifest } from '../../image/manifest';
import type { ImageManifest } from '../../image/manifest';
import { registryCredentials } from '../../registry/credentials';
import { ensurePushed } from '../../registry/ensure-pushed';
import { manifestDigest } from '../../registry/manifest-api';
import { verifyRepository } from '../../registry/repository';
import { addRevisionTag } from '../../registry/revision-tag';
import type { RevisionTag } from '../../registry/revision-tag';
import { openRegistrySession } from '../../registry/session';
import { duration, print, warn } from '../../report/print';
import { runExecutor } from '../../run-executor';
import { pushSettings, verifyDestination } from './push-settings';
import type { PushSettings } from './push-settings';
import type { EcrPushExecutorOptions } from './schema';

async function openSession(settings: PushSettings, signal: AbortSignal) {
  const { environment, service, registryHost, retries } = settings;
  const login = () => registryCredentials({ region: environment.region, registryHost });
  const onRetry = (message: string) => warn(`${service}: ${message}`);
  const [session] = await Promise.all([
    openRegistrySession({ login, retries, signal, onRetry }),
    verifyRepository(environment, service),
  ]);
  return session;
}

const note = (revisionTag: RevisionTag, { revision }: ImageManifest): string =>
  revisionTag === 'elsewhere' ? `; tag ${revision} stays with another image` : '';

async function push(settings: PushSettings, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  const { root, environment, service } = settings;
  const manifest = readImageManifest(root, environment.environment, service);
  verifyDestination(settings, manifest);
  const { repository, tag } = manifest;
  const tell = (what: string) =>
    print(`${service} ${tag}: ${what} (${duration(performance.now() - started)})`);

  const session = await openSession(settings, signal);
  if (settings.dryRun) {
    const digest = await session.run((credentials) =>
      manifestDigest({ repository, credentials, signal }, tag),
    );
    return tell(digest ? `the registry has it as ${digest}` : `would be pushed to ${repository}`);
  }
  const { digest, pushed } = await ensurePushed(session, repository, tag, signal);
  const revisionTag = await session.run((credentials) =>
    addRevisionTag({ repository, credentials, signal }, digest, manifest.revision),
  );
  await writeImageManifest(root, environment.environment, { ...manifest, digest });
  tell(`${pushed ? 'pushed' : 'the registry has it'} as ${digest}${note(revisionTag, manifest)}`);
}

/** Pushes the built image to ECR unless the registry has it, and records its digest. */
export default function ecrPushExecutor(
  options: EcrPushExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runExecutor((signal) => push(pushSettings(options, context, readMachine()), signal));
}
