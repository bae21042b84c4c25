import { type ImageManifest, readImageManifest, writeImageManifest } from '../../image/manifest';
import { registryCredentials } from '../../registry/credentials';
import { ensurePushed } from '../../registry/ensure-pushed';
import { manifestDigest } from '../../registry/manifest-api';
import { verifyRepository } from '../../registry/repository';
import { addRevisionTag, type RevisionTag } from '../../registry/revision-tag';
import { openRegistrySession, type RegistrySession } from '../../registry/session';
import { duration, print, warn } from '../../report/print';
import { type PushSettings, verifyDestination } from './push-settings';

/**
 * Logs in to the registry that the image goes to.
 * @throws Failure when the account is another, or Terraform has not made the repository
 */
export async function openRepository(
  { environment, service, registryHost, retries }: PushSettings,
  signal: AbortSignal,
): Promise<RegistrySession> {
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

/**
 * Pushes the image that the manifest names unless the registry has it, and records its digest.
 * @returns the manifest, with the digest; of a dry run with the one the registry has, if any
 * @throws Failure when there is no manifest, or the push fails for good
 */
export async function ensureInRegistry(
  settings: PushSettings,
  session: RegistrySession,
  signal: AbortSignal,
): Promise<ImageManifest> {
  const started = performance.now();
  const { root, environment, service } = settings;
  const manifest = readImageManifest(root, environment.environment, service);
  verifyDestination(settings, manifest);
  const { repository, tag } = manifest;
  const tell = (what: string) =>
    print(`${service} ${tag}: ${what} (${duration(performance.now() - started)})`);
  if (settings.dryRun) {
    const digest = await session.run((credentials) =>
      manifestDigest({ repository, credentials, signal }, tag),
    );
    tell(digest ? `the registry has it as ${digest}` : `would be pushed to ${repository}`);
    return { ...manifest, digest };
  }
  const { digest, pushed } = await ensurePushed(session, repository, tag, signal);
  const revisionTag = await session.run((credentials) =>
    addRevisionTag({ repository, credentials, signal }, digest, manifest.revision),
  );
  const complete = { ...manifest, digest };
  await writeImageManifest(root, environment.environment, complete);
  tell(`${pushed ? 'pushed' : 'the registry has it'} as ${digest}${note(revisionTag, manifest)}`);
  return complete;
}
