import { DescribeRepositoriesCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import { credentials, registryPassword } from '../services/account';
import type { Settings } from './settings';

/** An event of the registry's notifications (https://distribution.github.io/distribution/about/notifications/). */
export interface RegistryEvent {
  action: string;
  target: { mediaType?: string; repository: string; digest: string; tag?: string };
}

const manifestType = /^application\/vnd\.(docker\.distribution\.manifest|oci\.image)/;

/** The events that say a tag was pushed. */
export const pushedTags = (events: RegistryEvent[]): RegistryEvent['target'][] =>
  events
    .filter(({ action, target }) => action === 'push' && target.tag)
    .filter(({ target }) => manifestType.test(target.mediaType ?? ''))
    .map(({ target }) => target);

/** What ECR (and its emulator, by another name) answers for a tag or digest it has already. */
const known = ['ImageAlreadyExistsException', 'ImageTagAlreadyExistsException'];

/** Tells the API of images that were pushed, as ECR itself knows of every push. */
export class EcrMirror {
  private readonly client: ECRClient;
  private readonly registry: string;
  private readonly authorization: string;

  constructor({ account, ports }: Settings) {
    const endpoint = `http://127.0.0.1:${ports.emulator}`;
    this.client = new ECRClient({ region: account.region, endpoint, credentials, maxAttempts: 3 });
    this.registry = `http://127.0.0.1:${ports.registry}`;
    const login = Buffer.from(`AWS:${registryPassword(account)}`).toString('base64');
    this.authorization = `Basic ${login}`;
  }

  /** @throws when the API or the registry cannot be asked; the registry then repeats its event. */
  async record(events: RegistryEvent[]): Promise<void> {
    for (const target of pushedTags(events)) await this.put(target);
  }

  private async put({
    repository,
    digest,
    tag,
    mediaType,
  }: RegistryEvent['target']): Promise<void> {
    if (!(await this.hasRepository(repository))) return;
    const manifest = await fetch(`${this.registry}/v2/${repository}/manifests/${digest}`, {
      headers: { accept: mediaType ?? '*/*', authorization: this.authorization },
    });
    if (!manifest.ok) throw new Error(`The registry answered ${manifest.status} for ${digest}`);
    const put = new PutImageCommand({
      repositoryName: repository,
      imageManifest: await manifest.text(),
      imageManifestMediaType: mediaType,
      imageDigest: digest,
      imageTag: tag,
    });
    await this.client.send(put).catch((error: Error) => {
      if (!known.includes(error.name)) throw error;
    });
  }

  /** The registry also holds images that no repository of the API is for, such as the proxy's. */
  private async hasRepository(name: string): Promise<boolean> {
    try {
      await this.client.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }));
      return true;
    } catch (error) {
      if ((error as Error).name === 'RepositoryNotFoundException') return false;
      throw error;
    }
  }
}
