import type Docker from 'dockerode';
import { runInContainer } from '../engine/run-in-container';

/** Percent of a host's disk from which on it is worth a warning. */
const fullDisk = 85;

/**
 * Removes the images of one repository that no release needs; images of others are not looked at.
 * @param keep digests of the current and the previous release
 */
export async function removeOldImages(
  engine: Docker,
  repository: string,
  keep: readonly (string | undefined)[],
): Promise<void> {
  const kept = new Set(keep.map((digest) => `${repository}@${digest}`));
  const images = await engine.listImages({ filters: { reference: [repository] } });
  const old = images
    .flatMap(({ RepoDigests }) => RepoDigests ?? [])
    .filter((name) => name.startsWith(`${repository}@`) && !kept.has(name));
  for (const name of old) {
    // A container that somebody made of it keeps it; that is theirs to remove.
    await engine
      .getImage(name)
      .remove()
      .catch((error: { statusCode?: number }) => {
        if (error.statusCode !== 409 && error.statusCode !== 404) throw error;
      });
  }
}

/** Removes containers that are in the way; one may be gone already. */
export async function removeContainers(
  engine: Docker,
  containers: readonly { Id: string }[],
): Promise<void> {
  for (const { Id } of containers) {
    await engine
      .getContainer(Id)
      .remove({ force: true })
      .catch((error: { statusCode?: number }) => {
        if (error.statusCode !== 404) throw error;
      });
  }
}

/** Percent of the disk in use by the output of `df -P`. */
export function diskUse(output: string): number | undefined {
  const [, percent] = / (\d+)% \/$/m.exec(output) ?? [];
  return percent === undefined ? undefined : Number(percent);
}

/** A warning when the disk that holds the host's containers is nearly full, or cannot be looked at. */
export async function diskWarning(
  engine: Docker,
  container: string,
  host: string,
): Promise<string | undefined> {
  const look = runInContainer(engine.getContainer(container), ['df', '-P', '/']);
  const { output } = await look.catch(({ message }: Error) => ({ output: message }));
  const used = diskUse(output);
  if (used === undefined) return `How full the disk of ${host} is cannot be seen: ${output.trim()}`;
  return used > fullDisk
    ? `The disk of ${host} is ${used} % full. See what takes the room with \`docker system df\` on the host.`
    : undefined;
}
