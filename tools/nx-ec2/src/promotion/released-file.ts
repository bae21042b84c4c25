import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../failure';
import type { ReleaseImage } from '../release/release';

/** Path from the workspace root of the file that says which image an environment runs. */
export const releasedFile = (environment: string, service: string): string =>
  join('dist/released', environment, `${service}.json`);

/**
 * Writes down which image an environment runs, for `promote`; nothing where it runs none.
 * @param root absolute workspace root
 */
export async function writeReleased(
  root: string,
  environment: string,
  service: string,
  image: ReleaseImage | undefined,
): Promise<void> {
  const path = join(root, releasedFile(environment, service));
  if (!image) return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(image, undefined, 2)}\n`);
}

/**
 * The image that an environment runs, as `writeReleased` left it.
 * @param root absolute workspace root
 * @throws Failure when nothing was written down
 */
export function readReleased(root: string, environment: string, service: string): ReleaseImage {
  const path = releasedFile(environment, service);
  if (existsSync(join(root, path))) {
    return JSON.parse(readFileSync(join(root, path), 'utf8')) as ReleaseImage;
  }
  throw new Failure(
    `It is not known which image of ${service} the environment ${environment} runs`,
    {
      where: path,
      seen: 'there is no such file',
      remedy: `Run \`nx run ${service}:released -c ${environment}\`; it writes the file, unless ${service} was never deployed there.`,
    },
  );
}

/**
 * The images of all services of an environment, by service, as `writeReleased` left them; undefined
 * where nothing was written down.
 * @param root absolute workspace root
 */
export function allReleased(
  root: string,
  environment: string,
): Record<string, ReleaseImage> | undefined {
  const folder = dirname(join(root, releasedFile(environment, 'any')));
  if (!existsSync(folder)) return undefined;
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length))
      .map((service) => [service, readReleased(root, environment, service)]),
  );
}
