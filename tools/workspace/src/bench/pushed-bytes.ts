import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ecrPassword } from './plain-script';

interface Manifest {
  config: Blob;
  layers: Blob[];
}
interface Blob {
  digest: string;
  size: number;
}

/** Sizes of the blobs of an image that was pushed, and of its manifest, by digest. */
async function blobsOf(repository: string, digest: string, password: string) {
  const [host, ...path] = repository.split('/');
  const answer = await fetch(`http://${host}/v2/${path.join('/')}/manifests/${digest}`, {
    headers: {
      authorization: `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`,
      accept:
        'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json',
    },
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${repository}@${digest}: ${answer.status} ${text}`);
  const { config, layers } = JSON.parse(text) as Manifest;
  const blobs = [config, ...layers].map(({ digest: name, size }): [string, number] => [name, size]);
  return new Map([...blobs, [digest, Buffer.byteLength(text)] as [string, number]]);
}

/** The digest of the image that was last pushed for a service of a workspace. */
export async function pushedImage(workspace: string, service: string) {
  const file = join(workspace, `dist/images/sandbox/${service}.json`);
  return JSON.parse(await readFile(file, 'utf8')) as { repository: string; digest: string };
}

/** KB that a push has to transfer for an image when the registry has another one already. */
export async function kilobytesBetween(
  repository: string,
  before: string,
  after: string,
  env: Record<string, string>,
): Promise<number> {
  const password = await ecrPassword(env);
  const had = await blobsOf(repository, before, password);
  const has = await blobsOf(repository, after, password);
  const added = [...has].filter(([digest]) => !had.has(digest));
  return added.reduce((sum, [, size]) => sum + size, 0) / 1024;
}
