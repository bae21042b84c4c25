import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { manifestDigest } from './manifest-api';

const credentials = { username: 'AWS', password: 'a:b' };

describe('manifestDigest', () => {
  let server: Server;
  let repository: string;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    repository = `127.0.0.1:${(server.address() as AddressInfo).port}/shop/users`;
  });
  afterAll(() => server.close());
  const ask = () => manifestDigest({ repository, credentials }, 'c-1');

  it('asks with the login and every manifest type, and gives the digest', async () => {
    let seen: IncomingMessage | undefined;
    answer = (request, response) => {
      seen = request;
      response.writeHead(200, { 'docker-content-digest': 'sha256:1' }).end();
    };
    expect(await ask()).toBe('sha256:1');
    expect(seen?.method).toBe('HEAD');
    expect(seen?.url).toBe('/v2/shop/users/manifests/c-1');
    expect(seen?.headers.authorization).toBe(`Basic ${btoa('AWS:a:b')}`);
    expect(seen?.headers.accept).toContain('application/vnd.oci.image.index.v1+json');
  });

  it('is undefined when the registry does not know the tag', async () => {
    answer = (_, response) => response.writeHead(404).end();
    expect(await ask()).toBeUndefined();
  });

  it.each([
    [401, 'expired'],
    [403, 'permanent'],
    [500, 'transient'],
    [503, 'transient'],
  ])('tells HTTP %i as %s, without the password', async (status, kind) => {
    answer = (_, response) => response.writeHead(status).end();
    await expect(ask()).rejects.toMatchObject({ kind, details: { where: `${repository}:c-1` } });
  });

  it('is never a guess when the registry names no digest', async () => {
    answer = (_, response) => response.writeHead(200).end();
    await expect(ask()).rejects.toThrow('did not name the digest');
  });

  it('tells a registry that cannot be reached as transient', async () => {
    const dead = manifestDigest({ repository: '127.0.0.1:1/x', credentials }, 'c-1');
    await expect(dead).rejects.toMatchObject({ kind: 'transient' });
  });
});
