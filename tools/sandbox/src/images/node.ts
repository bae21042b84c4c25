import { execa } from 'execa';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { docker } from '../engine/docker';
import { Failure } from '../failure';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { cacheLabel, contexts, nodeVersion } from './tags';

const platform = (): string => (process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64');

/**
 * Fetches Node's binary for this machine's images from the npm registry, once.
 * @returns the folder with `package/bin/node`.
 */
export async function fetchNode(layout: Layout): Promise<string> {
  const folder = join(layout.cache, `node-${nodeVersion}`);
  const name = `node-${platform()}@${nodeVersion}`;
  await mkdir(folder, { recursive: true });
  await step(`Fetching Node ${nodeVersion}`, async () => {
    const pack = await execa(
      'npm',
      ['pack', name, '--pack-destination', folder, '--json', '--loglevel=error'],
      { cwd: layout.home },
    ).catch((cause) => {
      throw new Failure(`Could not fetch ${name} from the npm registry`, {
        seen: String(cause.stderr).split('\n').slice(-6).join('\n'),
        remedy: `Run: npm view node-${platform()}@${nodeVersion}`,
        cause,
      });
    });
    const [{ filename }] = JSON.parse(pack.stdout);
    await execa('tar', ['-xzf', join(folder, filename), '-C', folder, 'package/bin/node']);
    await rm(join(folder, filename));
  });
  return folder;
}

/** Builds the stand-in for the public Node image from a fetched Node. */
export async function buildNode(host: string, tag: string, debian: string, fetched: string) {
  await cp(join(contexts, 'node'), fetched, { recursive: true });
  await step('Building the Node base image', () =>
    docker(
      host,
      ...['build', '--tag', tag, '--label', `${cacheLabel}=true`],
      ...['--build-arg', `DEBIAN=${debian}`, fetched],
    ),
  );
  await rm(fetched, { recursive: true, force: true });
}
