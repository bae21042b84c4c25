import { digestOf } from './verify-version';

describe('digestOf', () => {
  it('reads the digest of an answer to GET /version', () => {
    expect(digestOf({ status: 200, body: '{"service":"users","digest":"sha256:1"}' })).toBe(
      'sha256:1',
    );
  });

  it.each([
    { status: 404, body: '{"digest":"sha256:1"}' },
    { status: 200, body: '<html>' },
    { status: 200, body: '{}' },
    { status: 200, body: '{"digest":null}' },
    { error: 'ECONNREFUSED' },
  ])('is nothing for %j', (reply) => {
    expect(digestOf(reply)).toBeUndefined();
  });
});
