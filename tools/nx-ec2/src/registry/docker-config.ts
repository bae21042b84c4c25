import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderPrefix, staleFolders } from '../temporary/owned-folders';
import type { RegistryCredentials } from './credentials';
import { splitRepository } from './registry-host';

const kind = 'docker';

/**
 * Runs an action with a Docker configuration folder that holds the login for one registry. Only
 * this user can read it, and it is removed when the action ends, however it ends.
 * @param repository `host/path` whose host the login is for
 * @param action gets the folder's absolute path, to be passed on as DOCKER_CONFIG
 */
export async function withDockerConfig<Result>(
  repository: string,
  { username, password }: RegistryCredentials,
  action: (folder: string) => Promise<Result>,
): Promise<Result> {
  // Logins of processes that were killed before they could remove them.
  const stale = await staleFolders(kind);
  await Promise.allSettled(stale.map((path) => rm(path, { recursive: true, force: true })));
  // mkdtemp makes the folder with mode 0700.
  const folder = await mkdtemp(folderPrefix(kind));
  try {
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    const config = { auths: { [splitRepository(repository).host]: { auth } } };
    await writeFile(join(folder, 'config.json'), JSON.stringify(config), { mode: 0o600 });
    return await action(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
