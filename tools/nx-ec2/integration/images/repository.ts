import { CreateRepositoryCommand, DeleteRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { registryCredentials } from '../../src/registry/credentials';
import { manifestDigest } from '../../src/registry/manifest-api';
import { registryHost, repositoryPath, target } from './workspace';

const client = () => new ECRClient({ region: target.region });

export async function createRepository(): Promise<void> {
  await client().send(new CreateRepositoryCommand({ repositoryName: repositoryPath }));
}

export async function deleteRepository(): Promise<void> {
  await client().send(new DeleteRepositoryCommand({ repositoryName: repositoryPath, force: true }));
}

/** What the registry has under a tag. */
export async function digestOf(tag: string): Promise<string | undefined> {
  const credentials = await registryCredentials({ region: target.region });
  return manifestDigest({ repository: `${registryHost()}/${repositoryPath}`, credentials }, tag);
}
