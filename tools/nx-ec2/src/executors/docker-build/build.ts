import { buildImage } from '../../image/engine-image';
import { writeImageManifest } from '../../image/manifest';
import { manifestDigest } from '../../registry/manifest-api';
import type { RegistrySession } from '../../registry/session';
import { duration, print } from '../../report/print';
import type { BuildSettings } from './build-settings';
import type { PreparedBuild } from './prepare-build';

/**
 * Builds the image that the working tree asks for, unless the registry or the engine has it, and
 * writes its manifest.
 * @param session opens the registry, when it is needed
 * @throws Failure of what is missing, or with the end of Docker's output
 */
export async function ensureBuilt(
  settings: BuildSettings,
  { image, engine }: PreparedBuild,
  session: () => Promise<RegistrySession>,
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now();
  const { manifest, request } = await image;
  const { repository, service, tag } = manifest;
  const tell = (what: string) =>
    print(`${service} ${tag}: ${what} (${duration(performance.now() - started)})`);
  const write = (digest?: string) =>
    writeImageManifest(settings.root, settings.environment.environment, { ...manifest, digest });
  const registry = await session();
  const digest = await registry.run((credentials) =>
    manifestDigest({ repository, credentials, signal }, tag),
  );
  if (settings.dryRun || digest) await write(digest);
  if (digest) return tell('the registry has it');
  if (settings.dryRun) return tell('would be built');
  const { builtBefore, builder } = await engine;
  if (builtBefore) {
    await write();
    return tell('built before');
  }
  await buildImage(builder, request, signal);
  await write();
  tell('built');
}
