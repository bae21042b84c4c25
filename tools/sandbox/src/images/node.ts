import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { docker } from '../engine/docker';
import { Failure } from '../failure';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { cacheLabel, contexts } from './tags';

/** Folder of the npm package with the Node that the tools run on, and that services are given. */
function packageFolder({ workspace }: Layout): string {
  const name = `node-linux-${process.arch}`;
  const folder = join(workspace, 'node_modules', name);
  if (existsSync(folder)) return folder;
  throw new Failure(`The npm package ${name} is not installed`, {
    where: folder,
    remedy: 'Run `npm ci`, without --omit=optional.',
  });
}

/** Its version, e.g. `24.1.0`. */
export const nodeVersion = (layout: Layout): string =>
  JSON.parse(readFileSync(join(packageFolder(layout), 'package.json'), 'utf8')).version;

/** Builds the stand-in for the public Node image. */
export async function buildNode(layout: Layout, host: string, tag: string, debian: string) {
  const context = join(layout.cache, 'node');

  await step('Building the Node base image', async () => {
    await rm(context, { recursive: true, force: true });
    await mkdir(join(context, 'package/bin'), { recursive: true });
    await cp(join(contexts, 'node'), context, { recursive: true });
    await cp(join(packageFolder(layout), 'bin/node'), join(context, 'package/bin/node'));
    await docker(
      host,
      ...['build', '--tag', tag, '--label', `${cacheLabel}=true`],
      ...['--build-arg', `DEBIAN=${debian}`, context],
    );
    await rm(context, { recursive: true });
  });
}
