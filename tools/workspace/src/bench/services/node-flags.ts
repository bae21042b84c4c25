import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The heap that V8 allows itself in a container of 256 MiB, what a deploy grants unless told otherwise. */
const heapInContainer = '--max-old-space-size=256';

/**
 * The flags of Node by which a service runs when it is deployed.
 *
 * @throws Error when the entrypoint of its image is not Node.
 */
export async function deployedNodeFlags(root: string, service: string): Promise<string[]> {
  const dockerfile = join(root, 'apps', service, 'Dockerfile');
  const [, entrypoint = '[]'] =
    /^ENTRYPOINT (\[.*\])$/m.exec(await readFile(dockerfile, 'utf8')) ?? [];
  const [program, ...flags] = JSON.parse(entrypoint) as string[];
  if (program !== 'node') throw new Error(`The ENTRYPOINT of ${dockerfile} is not ["node", …]`);
  return [...flags, heapInContainer];
}
