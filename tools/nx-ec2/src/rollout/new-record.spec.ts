import { aRelease, digestTwo } from '../release/release.fixture';
import { isSameRelease, newRecord } from './new-record';
import type { RolloutRequest } from './request';

const secret = (version: number) => ({ TOKEN: { value: 'hidden', version } });
const record = (release = aRelease(), version = 1, proxyImage = 'haproxy:3') =>
  newRecord(
    { release, proxyImage, by: 'ann', action: 'deploy' } as RolloutRequest,
    secret(version),
    ['i-1'],
    new Date(0),
  );

describe('newRecord', () => {
  it('tells what, when, who and where', () =>
    expect(record()).toMatchObject({
      format: 1,
      service: 'users',
      at: '1970-01-01T00:00:00.000Z',
      by: 'ann',
      hosts: ['i-1'],
      container: { name: 'users-blue' },
      proxy: { image: 'haproxy:3' },
    }));
  it('holds no value of a secret', () => expect(JSON.stringify(record())).not.toContain('hidden'));
});

describe('isSameRelease', () => {
  it('passes over when and where', () =>
    expect(isSameRelease({ ...record(), at: 'later', hosts: [] }, record())).toBe(true));
  it('passes over another revision of the same content', () =>
    expect(isSameRelease(record(), record(aRelease({ revision: 'r2' })))).toBe(true));
  it.each([
    ['another image', record(aRelease({ digest: digestTwo }))],
    ['other settings', record(aRelease({ memory: 128 }))],
    ['another version of a secret', record(aRelease(), 2)],
    ['another proxy', record(aRelease(), 1, 'haproxy:4')],
    ['no record', undefined],
  ])('sees %s', (_what, other) => expect(isSameRelease(other, record())).toBe(false));
});
