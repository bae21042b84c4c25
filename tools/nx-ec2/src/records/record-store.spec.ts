import { newRecord } from '../rollout/new-record';
import type { RolloutRequest } from '../rollout/request';
import { aRelease } from '../release/release.fixture';
import { parseRecord, readableRecord, refuseLargeRecord, UnreadableRecord } from './record-store';

const name = '/shop/staging/users/release';
const record = JSON.stringify({ format: 1, image: {}, settings: {} });

it('reads a record, with its number', () => {
  expect(parseRecord(record, 7, name)).toMatchObject({ format: 1, number: 7 });
});

it.each(['', 'not json', '{"format":2,"image":{},"settings":{}}', '{"format":1}'])(
  'refuses %j, and leaves it out of a history with a warning',
  (value) => {
    expect(() => parseRecord(value, 3, name)).toThrow(UnreadableRecord);
    const warned = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(readableRecord(value, 3, name)).toBeUndefined();
    expect(warned).toHaveBeenCalledWith(expect.stringContaining(`${name}, version 3`));
    warned.mockRestore();
  },
);

describe('refuseLargeRecord', () => {
  const refuse = (env: Record<string, string>) => () => {
    const release = aRelease({ env });
    const request = { release, proxyImage: 'haproxy:3', by: 'ann', action: 'deploy' };
    refuseLargeRecord(
      newRecord(request as RolloutRequest, {}, ['i-1'], new Date(0)),
      release.target,
    );
  };

  it('lets usual settings pass', () => expect(refuse({ GREETING: 'hello' })).not.toThrow());

  it('refuses what Parameter Store would not take once the new version serves', () =>
    expect(refuse({ RULES: 'x'.repeat(4_000) })).toThrow(
      expect.objectContaining({
        message: 'The settings of users are too long for a release record',
        details: expect.objectContaining({ seen: expect.stringMatching(/^\d+ bytes/) }),
      }),
    ));
});
