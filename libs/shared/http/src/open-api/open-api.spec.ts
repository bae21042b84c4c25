import { type Edge, openEdge } from '../edge.fixture';
import { docsAssets } from './docs-assets';

describe('the description of the API', () => {
  let edge: Edge;

  beforeAll(async () => {
    edge = await openEdge();
  });

  afterAll(() => edge.app.close());

  it('has every route of the service and none of its operators', async () => {
    const { status, body } = await edge.call('/openapi.json');
    expect(status).toBe(200);
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Things', version: '1' } });
    expect(Object.keys(body.paths)).toEqual(['/v1/things', '/v1/things/{id}']);
    expect(body.paths['/v1/things'].post.operationId).toBe('makeThing');
  });

  it('has schemas by name with their examples, and the problem', async () => {
    const { body } = await edge.call('/openapi.json');
    const { schemas } = body.components;
    expect(Object.keys(schemas)).toEqual(['Problem', 'Thing']);
    expect(schemas.Thing.example).toEqual({ name: 'lamp' });
    const { requestBody } = body.paths['/v1/things'].post;
    const ref = { $ref: '#/components/schemas/Thing' };
    expect(requestBody.content['application/json'].schema).toEqual(ref);
  });

  it('tells the parameters of a query, the headers and the problems of each route', async () => {
    const { paths } = (await edge.call('/openapi.json')).body;
    const named = ({ parameters }: { parameters: { name: string }[] }) =>
      parameters.map(({ name }) => name);
    expect(named(paths['/v1/things'].get)).toEqual(['limit', 'cursor']);
    expect(named(paths['/v1/things/{id}'].put)).toContain('If-Match');
    const statuses = Object.keys(paths['/v1/things/{id}'].put.responses);
    expect(statuses).toEqual(['200', '400', '401', '403', '412', '428', '429', 'default']);
    const problem = paths['/v1/things/{id}'].get.responses['404'].content;
    expect(problem).toEqual({
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    });
  });

  it('has a page that loads all it needs from the service itself', async () => {
    const { headers, body } = await edge.call('/docs');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(body).not.toMatch(/https?:/);
    const loaded = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path);
    expect(loaded).toHaveLength(4);
    for (const path of loaded) expect((await edge.call(path)).status).toBe(200);
  });

  it.each(Object.entries(docsAssets))('serves %s as %s', async (file, type) => {
    const { headers } = await edge.call(`/docs/${file}`);
    expect(headers.get('content-type')).toBe(type);
  });

  it.each(['package.json', '..%2fpackage.json', 'toString', '__proto__'])(
    'serves no %s',
    async (file) => {
      expect((await edge.call(`/docs/${file}`)).body).toMatchObject({ status: 404 });
    },
  );
});
