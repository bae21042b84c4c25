import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../failure';

/** What docker-build tells the steps that follow: which image this commit needs, and where it lies. */
export interface ImageManifest {
  service: string;
  /** Content tag, e.g. `c-1f0c…`: the same content always has the same tag. */
  tag: string;
  /** Full git revision, with `-dirty` appended when the working tree differed from it. */
  revision: string;
  /** e.g. `linux/amd64`. */
  platform: string;
  baseImage: string;
  /** `<registry host>/<project>-<environment>/<service>`, without a tag. */
  repository: string;
  /** `sha256:…` as the registry names it; absent until the image is in the registry. */
  digest?: string;
}

/** Path of the manifest from the workspace root. */
export const imageManifestPath = (environment: string, service: string): string =>
  join('dist', 'images', environment, `${service}.json`);

/**
 * Reads what docker-build left for an environment and service.
 * @param root absolute workspace root
 * @throws Failure when there is none, or it is not readable JSON
 */
export function readImageManifest(
  root: string,
  environment: string,
  service: string,
): ImageManifest {
  const path = imageManifestPath(environment, service);
  const remedy = `Run \`nx run ${service}:docker-build -c ${environment}\`; it writes this file.`;
  const where = `environment ${environment}, service ${service}`;
  if (!existsSync(join(root, path))) {
    throw new Failure(`There is no image manifest ${path}`, { where, remedy });
  }
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch (cause) {
    throw new Failure(`The image manifest ${path} is not readable`, {
      where,
      seen: String(cause),
      remedy,
      cause,
    });
  }
}

/** Writes the manifest whole or not at all, so that an interrupted run leaves no half file. */
export async function writeImageManifest(
  root: string,
  environment: string,
  manifest: ImageManifest,
): Promise<void> {
  const path = join(root, imageManifestPath(environment, manifest.service));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.tmp`, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(`${path}.tmp`, path);
}
