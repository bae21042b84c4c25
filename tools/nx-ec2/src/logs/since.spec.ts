import { sinceSeconds } from './since';

describe('sinceSeconds', () => {
  it.each([
    ['90s', 910],
    ['10m', 400],
    ['1970-01-01T00:05:00Z', 300],
    ['soon', undefined],
  ])('reads %s', (since, expected) => expect(sinceSeconds(since, 1_000_000)).toBe(expected));
});
