import { type Edge, openEdge } from '../edge.fixture';
import { etagOf, VersionMissing, VersionUnknown, versionOf } from './etag';

describe('versionOf', () => {
  it('gives back what etagOf made', () => {
    expect(versionOf(etagOf(12))).toBe(12);
    expect(versionOf(' "12" ')).toBe(12);
  });

  it.each([undefined, '*'])('asks for a version instead of %p', (header) => {
    expect(() => versionOf(header)).toThrow(VersionMissing);
  });

  it.each(['', '12', 'W/"12"', '"0"', '"012"', '"1","2"', '"9999999999999999"', '"x"'])(
    'knows no version %p',
    (header) => {
      expect(() => versionOf(header)).toThrow(VersionUnknown);
    },
  );
});

describe('an answer', () => {
  let edge: Edge;

  beforeAll(async () => {
    edge = await openEdge();
  });

  afterAll(() => edge.app.close());

  const put = (headers: Record<string, string>) =>
    edge.call('/v1/things/1', { method: 'PUT', headers });

  it('shows its version, and is not sent again to who has it', async () => {
    const { headers } = await edge.call('/v1/things/lamp');
    expect(headers.get('etag')).toBe('"3"');
    const same = { 'if-none-match': '"3"', 'cache-control': 'max-age=0' };
    expect((await edge.call('/v1/things/lamp', { headers: same })).status).toBe(304);
  });

  it('has the status and the headers that its handler says', async () => {
    expect((await put({ 'if-match': '"8"' })).status).toBe(200);
    expect((await put({ 'if-match': '"9"' })).status).toBe(201);
    const { headers } = await edge.post('{"name":"lamp"}');
    expect(headers.get('location')).toBe('/v1/things/lamp');
  });

  it('to a change without a version is 428, with one of another kind 412', async () => {
    expect((await put({})).body).toMatchObject({ status: 428, code: 'if-match-required' });
    expect((await put({ 'if-match': '"abc"' })).body).toMatchObject({ status: 412 });
  });
});
