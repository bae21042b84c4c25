import { readFileSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { docker } from '../engine/docker';
import { Failure } from '../failure';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { cacheLabel, contexts } from './tags';

/** Manifest of the npm package with the Node that the tools run on, and that services are given. */
function manifestPath(): string {
  const name = `node-linux-${process.arch}`;
  try {
    return require.resolve(`${name}/package.json`);
  } catch (cause) {
    throw new Failure(`The npm package ${name} is not installed`, {
      remedy: 'Run `npm ci`, without --omit=optional.',
      cause,
    });
  }
}

/** Its version, e.g. `24.1.0`. */
export const nodeVersion = (): string => JSON.parse(readFileSync(manifestPath(), 'utf8')).version;

/** Builds the stand-in for the public Node image. */
export async function buildNode(layout: Layout, host: string, tag: string, debian: string) {
  const context = join(layout.cache, 'node');

  await step('Building the Node base image', async () => {
    await rm(context, { recursive: true, force: true });
    await mkdir(join(context, 'package/bin'), { recursive: true });
    await cp(join(contexts, 'node'), context, { recursive: true });
    await cp(join(dirname(manifestPath()), 'bin/node'), join(context, 'package/bin/node'));
    await docker(
      host,
      ...['build', '--tag', tag, '--label', `${cacheLabel}=true`],
      ...['--build-arg', `DEBIAN=${debian}`, context],
    );
    await rm(context, { recursive: true });
  });
}
