import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The digest that an environment runs of a service, as the target `released` wrote it down.
 * @throws Error when it did not
 */
export async function releasedDigest(
  workspace: string,
  environment: string,
  service: string,
): Promise<string> {
  const file = join('dist/released', environment, `${service}.json`);
  const text = await readFile(join(workspace, file), 'utf8').catch((cause: Error) => {
    throw new Error(`${file} is missing: run \`nx run-many -t released -c ${environment}\``, {
      cause,
    });
  });
  return (JSON.parse(text) as { digest: string }).digest;
}
