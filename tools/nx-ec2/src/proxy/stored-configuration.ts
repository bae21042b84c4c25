import { pipeline } from 'node:stream/promises';
import { buffer, text } from 'node:stream/consumers';
import type Docker from 'dockerode';
import { extract, pack } from 'tar-stream';
import { configurationFile, configurationFolder } from './definition';

/** The configuration on a public container's volume, also when it does not run; nothing when there is none. */
export async function readStoredConfiguration(
  engine: Docker,
  container: string,
): Promise<string | undefined> {
  const path = `${configurationFolder}/${configurationFile}`;
  const archive = await engine
    .getContainer(container)
    .getArchive({ path })
    .catch((error: { statusCode?: number }) => {
      if (error.statusCode === 404) return undefined;
      throw error;
    });
  if (!archive) return undefined;
  const entries = extract();
  let content: string | undefined;
  entries.on('entry', (_header, stream, next) => {
    text(stream).then((read) => {
      content = read;
      next();
    }, next);
  });
  await pipeline(archive, entries);
  return content;
}

/** Writes the configuration to the volume. The proxy reads it when it starts, and on a reload. */
export async function storeConfiguration(
  engine: Docker,
  container: string,
  configuration: string,
): Promise<void> {
  const archive = pack();
  archive.entry({ name: configurationFile, mode: 0o444 }, configuration);
  archive.finalize();
  const body = await buffer(archive);
  await engine.getContainer(container).putArchive(body, { path: configurationFolder });
}
