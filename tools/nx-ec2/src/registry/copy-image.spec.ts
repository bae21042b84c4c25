import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { copyImage } from './copy-image';

const sha256 = (content: string) => `sha256:${createHash('sha256').update(content).digest('hex')}`;
const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

const read = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
};

/** As much of a registry as a copy meets; it checks what it is sent against its digest. */
class Registry {
  readonly blobs = new Map<string, string>();
  readonly manifests = new Map<string, string>();
  readonly requests: string[] = [];
  /** Takes blobs over from other repositories. */
  mounts = false;
  private readonly uploads: string[] = [];
  private server!: Server;

  async start(): Promise<this> {
    this.server = createServer(async (request, response) => {
      const { method = '', url = '' } = request;
      this.requests.push(`${method} ${url}`);
      const address = new URL(url, 'http://registry');
      const [, , , kind, reference = ''] = address.pathname.split('/');
      const digest = address.searchParams.get('digest') ?? '';
      const upload = Number(address.pathname.split('/').at(-1));
      const location = (id: number) => ({ location: `/v2/shop/blobs/uploads/${id}?state=x` });
      const body = await read(request);
      const end = (status: number, headers = {}, content = '') =>
        response.writeHead(status, headers).end(content);
      const stored = kind === 'blobs' ? this.blobs : this.manifests;
      if (method === 'POST') {
        const mount = address.searchParams.get('mount');
        if (!mount || !this.mounts) return end(202, location(this.uploads.push('') - 1));
        this.blobs.set(mount, 'mounted');
        return end(201);
      }
      if (method === 'PATCH') {
        this.uploads[upload] = body;
        return end(202, location(upload));
      }
      if (method === 'PUT' && kind === 'blobs') {
        const sent = this.uploads[upload] ?? '';
        if (sha256(sent) !== digest) return end(400, {}, 'DIGEST_INVALID');
        this.blobs.set(digest, sent);
        return end(201);
      }
      if (method === 'PUT') {
        this.manifests.set(decodeURIComponent(reference), body);
        return end(201);
      }
      const found = stored.get(reference);
      return found === undefined ? end(404) : end(200, { 'content-type': manifestType }, found);
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  access(repository: string) {
    const { port } = this.server.address() as AddressInfo;
    const credentials = { username: 'AWS', password: 'p' };
    return { repository: `127.0.0.1:${port}/${repository}`, credentials };
  }

  add(...blobs: string[]): { digest: string }[] {
    return blobs.map((blob) => {
      const digest = sha256(blob);
      this.blobs.set(digest, blob);
      return { digest };
    });
  }

  addManifest(content: object): string {
    const text = JSON.stringify(content);
    this.manifests.set(sha256(text), text);
    return sha256(text);
  }

  stop = () => this.server.close();
}

describe('copyImage', () => {
  let staging: Registry;
  let production: Registry;

  beforeEach(async () => {
    staging = await new Registry().start();
    production = await new Registry().start();
  });
  afterEach(() => [staging, production].forEach((registry) => registry.stop()));

  const copy = (digest: string, to = production) =>
    copyImage(staging.access('shop'), to.access('shop'), digest, 'c-1');

  it('keeps every byte, and with them the digest', async () => {
    const [config] = staging.add('config');
    const digest = staging.addManifest({ config, layers: staging.add('layer 1', 'layer 2') });
    await copy(digest);
    expect(sha256(production.manifests.get('c-1') ?? '')).toBe(digest);
    expect(production.blobs).toEqual(staging.blobs);
  });

  it('does not send what is there', async () => {
    const digest = staging.addManifest({ layers: staging.add('layer') });
    production.add('layer');
    await copy(digest);
    expect(production.requests.filter((request) => /^(POST|PATCH)/.test(request))).toEqual([]);
  });

  it('lets a registry take layers over from its own repository', async () => {
    const digest = staging.addManifest({ layers: staging.add('layer') });
    staging.mounts = true;
    staging.blobs.delete(sha256('layer'));
    await copy(digest, staging);
    expect(staging.blobs.get(sha256('layer'))).toBe('mounted');
    expect(staging.requests.some((request) => request.startsWith('PATCH'))).toBe(false);
  });

  it('copies the images of an image list before the list', async () => {
    const image = staging.addManifest({ layers: staging.add('amd64') });
    const list = staging.addManifest({ manifests: [{ digest: image }] });
    await copy(list);
    expect([...production.manifests.keys()]).toEqual([image, 'c-1']);
  });

  it('says which blob the source does not have', async () => {
    const digest = staging.addManifest({ layers: [{ digest: sha256('gone') }] });
    await expect(copy(digest)).rejects.toMatchObject({
      kind: 'permanent',
      details: { where: `${staging.access('shop').repository}@${sha256('gone')}` },
    });
  });
});
