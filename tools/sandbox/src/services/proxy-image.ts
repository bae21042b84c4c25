import { setTimeout as sleep } from 'node:timers/promises';
import { engineApi } from '../engine/docker';
import { Failure } from '../failure';
import { step } from '../progress';
import type { Images, Ports } from '../state/state';
import { type Account, registryLogin } from './account';

/** Repository of the stand-in; ECR's API knows nothing of it. */
const repository = 'sandbox/haproxy';

const manifestTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
];

const startMs = 5_000;

/** The digest of a tag in the registry, or undefined where it has no such tag. */
async function digestOf(registry: string, tag: string, account: Account) {
  const { username, password } = registryLogin(account);
  const url = `http://${registry}/v2/${repository}/manifests/${tag}`;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const headers = { accept: manifestTypes.join(), authorization };
  const answer = await fetch(url, { method: 'HEAD', headers });
  return answer.ok ? (answer.headers.get('docker-content-digest') ?? undefined) : undefined;
}

/** Waits for the registry, which may have been started a moment ago. */
async function untilAnswers(registry: string): Promise<void> {
  for (const end = Date.now() + startMs; Date.now() < end; await sleep(50)) {
    if (await fetch(`http://${registry}/v2/`).catch(() => undefined)) return;
  }
}

async function push(host: string, image: string, registry: string, tag: string, account: Account) {
  const api = engineApi(host);
  const repo = `${registry}/${repository}`;
  await api.getImage(image).tag({ repo, tag });
  const pushed = api.getImage(`${repo}:${tag}`);
  try {
    const authconfig = { ...registryLogin(account), serveraddress: registry };
    const progress = await pushed.push({ authconfig });
    await new Promise<void>((resolve, reject) => {
      api.modem.followProgress(progress, (error) => (error ? reject(error) : resolve()));
    });
  } finally {
    await pushed.remove();
  }
}

/**
 * Puts the proxy's stand-in into the registry, so that hosts pull it as they pull the services.
 * @returns its reference by digest, or undefined where hosts can pull the public image.
 * @throws Failure when the registry does not take it.
 */
export async function ensureProxyImage(
  host: string,
  { images, ports, account }: { images: Images; ports: Ports; account: Account },
): Promise<string | undefined> {
  if (!images.proxy) return undefined;
  const { proxy } = images;
  const registry = `127.0.0.1:${ports.registry}`;
  const tag = proxy.slice(proxy.indexOf(':') + 1);
  await untilAnswers(registry);
  let digest = await digestOf(registry, tag, account);
  if (!digest) {
    await step('Pushing the proxy image', () => push(host, proxy, registry, tag, account));
    digest = await digestOf(registry, tag, account);
  }
  if (digest) return `${registry}/${repository}@${digest}`;
  throw new Failure('The registry of the sandbox did not take the proxy image', {
    where: registry,
    seen: `no ${repository}:${tag} after the push`,
    remedy: 'Run `npm run sandbox:down`, then `npm run sandbox:up`.',
  });
}
