import { execa } from 'execa';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { absent, docker, engineApi } from '../engine/docker';
import { canInstall, installPackages } from '../engine/install';
import { Failure } from '../failure';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { cacheLabel, publicDebian, standInDebian } from './tags';

const probeMs = 3_000;

/** Whether the engine holds an image already. */
export const hasImage = async (host: string, tag: string): Promise<boolean> =>
  (await engineApi(host).getImage(tag).inspect().catch(absent)) !== undefined;

/** Whether the engine's registry answers for the public image within three seconds. */
async function canPull(host: string): Promise<boolean> {
  const answer = engineApi(host).getImage(publicDebian).distribution();
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('late')), probeMs).unref();
  });
  return Promise.race([answer, late]).then(
    () => true,
    () => false,
  );
}

/** Settings for reaching packages here (proxies, snapshots) that hold inside of images as well. */
async function aptSettings(): Promise<string[]> {
  const dump = await execa('apt-config', ['dump', '--format', '%f "%v";%n'], { reject: false });
  return (dump.stdout ?? '')
    .split('\n')
    .filter((line) => /^Acquire::(https?::Proxy|Check-Valid-Until|Check-Date) "[^"]/.test(line));
}

/**
 * Makes the stand-in from Debian's packages.
 * @throws Failure where this is neither Debian nor Ubuntu, or not root.
 */
async function makeStandIn(layout: Layout, host: string): Promise<void> {
  if (!(await canInstall())) {
    throw new Failure(`${publicDebian} can neither be pulled nor be replaced`, {
      seen: `The engine could not reach its registry within ${probeMs / 1000} s.`,
      remedy: `Run: docker pull ${publicDebian} where the network allows it, or run this as root on Debian.`,
    });
  }
  await installPackages('mmdebstrap', 'debian-archive-keyring');
  const settings = ['Acquire::Languages "none";', ...(await aptSettings())];
  const excluded = ['man', 'doc', 'locale', 'info'].map(
    (name) => `path-exclude=/usr/share/${name}/*`,
  );
  const archive = join(layout.cache, 'debian.tar');
  await mkdir(layout.cache, { recursive: true });
  await step('Making a Debian base image from packages', async () => {
    await execa('mmdebstrap', [
      ...['--quiet', '--variant=minbase', '--include=ca-certificates,tzdata'],
      ...settings.map((setting) => `--aptopt=${setting}`),
      ...excluded.map((setting) => `--dpkgopt=${setting}`),
      ...['bookworm', archive],
    ]);
    await docker(host, 'import', '--change', `LABEL ${cacheLabel}=true`, archive, standInDebian);
  }).catch((cause) => {
    throw cause instanceof Failure
      ? cause
      : new Failure('mmdebstrap could not make a Debian base image', {
          seen: String(cause.stderr ?? cause.message)
            .split('\n')
            .slice(-8)
            .join('\n'),
          remedy:
            'Make sure that Debian’s packages can be reached (try `apt-get update`), then run this again.',
          cause,
        });
  });
  await rm(archive, { force: true });
}

/** The Debian image to build from: the public one where it can be had, else a stand-in. */
export async function ensureDebian(layout: Layout, host: string): Promise<string> {
  if (await hasImage(host, publicDebian)) return publicDebian;
  if (await hasImage(host, standInDebian)) return standInDebian;
  if (await canPull(host)) {
    await step(`Pulling ${publicDebian}`, () => docker(host, 'pull', '--quiet', publicDebian));
    return publicDebian;
  }
  await makeStandIn(layout, host);
  return standInDebian;
}
