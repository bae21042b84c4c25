import { contractOf } from '../openapi/contract';
import { toy } from '../toy';
import { checkingProxy } from './checking-proxy';
import { stubService } from './stub-service';
import { serve } from './test-server';

const contract = contractOf(toy);

describe('the stub of a service', () => {
  it('answers as the document describes success, and keeps what was asked otherwise', async () => {
    const stub = await stubService(contract);
    const answer = await fetch(`${stub.url}/things/a`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), count: 1 });
    expect(stub.violations).toEqual([]);
    expect((await fetch(`${stub.url}/else`)).status).toBe(501);
    expect(stub.violations).toEqual(['GET /else is not in the document']);
    await stub.close();
  });
});

describe('the checking proxy', () => {
  it('passes everything on, and keeps what was asked or answered otherwise', async () => {
    const seen: unknown[] = [];
    const service = await serve(async (request) => {
      seen.push([request.method, request.target, request.headers['if-match'], request.body]);
      return { status: 418, headers: { etag: '"2"' }, body: { tea: true } };
    });
    const proxy = await checkingProxy(contract, service.url);
    const body = JSON.stringify({ count: 1 });
    const init = { method: 'PUT', headers: { 'if-match': '"1"' }, body };
    const answer = await fetch(`${proxy.url}/things/a`, init);
    expect(answer.status).toBe(418);
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(await answer.json()).toEqual({ tea: true });
    expect(seen).toEqual([['PUT', '/things/a', '"1"', { count: 1 }]]);
    expect(proxy.violations).toEqual([
      "PUT /things/a: the body: it must have required property 'id'",
      'PUT /things/a: 418 is not in the document',
    ]);
    await proxy.close();
    await service.close();
  });
});
