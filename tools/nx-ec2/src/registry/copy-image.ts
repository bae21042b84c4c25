import { copyBlob } from './copy-blob';
import { readManifest, writeManifest } from './manifest-api';
import type { RepositoryAccess } from './request';

/** The parts of image manifests and image lists that name other content. */
interface Content {
  config?: { digest: string };
  layers?: { digest: string }[];
  /** The images of an image list. */
  manifests?: { digest: string }[];
}

/**
 * Copies an image from one repository to another, byte for byte, so that it keeps its digest; no
 * engine takes part. What the destination has already is not sent again.
 * @param tag what the image is called in the destination
 * @throws RegistryError when a registry refuses or fails
 */
export async function copyImage(
  from: RepositoryAccess,
  to: RepositoryAccess,
  digest: string,
  tag: string,
): Promise<void> {
  const manifest = await readManifest(from, digest);
  const content = JSON.parse(Buffer.from(manifest.bytes).toString()) as Content;
  for (const image of content.manifests ?? []) {
    await copyImage(from, to, image.digest, image.digest);
  }
  const blobs = [...(content.layers ?? []), ...(content.config ? [content.config] : [])];
  await Promise.all(blobs.map((blob) => copyBlob(from, to, blob.digest)));
  await writeManifest(to, manifest, tag);
}
