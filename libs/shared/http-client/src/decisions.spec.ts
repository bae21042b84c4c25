import { delayBeforeNext, type Situation } from './next-attempt';
import { RemoteUnavailable } from './remote-unavailable';
import { retryAfterMs } from './retry-after';

const unavailable = (retryAfter?: number) =>
  new RemoteUnavailable('users', 'status', { retryAfterMs: retryAfter });
const situation: Situation = { made: 1, attempts: 3, leftMs: 1000, random: 1 };

describe('delayBeforeNext', () => {
  it.each([
    ['doubles', unavailable(), { made: 2 }, 100],
    ['is spread', unavailable(), { random: 0 }, 25],
    ['is not less than asked for', unavailable(400), {}, 400],
    ['is none beyond the budget', unavailable(2000), {}, undefined],
    ['is none after the last attempt', unavailable(), { made: 3 }, undefined],
    ['is none for what does not pass', new Error('no'), {}, undefined],
  ])('%s', (_, error, change, expected) => {
    expect(delayBeforeNext(error, { ...situation, ...change })).toBe(expected);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-01-31T09:00:00Z');

  it.each([
    [null, undefined],
    ['3', 3000],
    ['Sat, 31 Jan 2026 09:00:05 GMT', 5000],
    ['Sat, 31 Jan 2026 08:00:00 GMT', 0],
    ['soon', undefined],
  ])('reads %p as %p', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
