import { wasDone } from './release-step';

describe('wasDone', () => {
  it.each([
    ['c-1 migrate 2', 'c-1 migrate 2', true],
    ['c-2 migrate 2', 'c-1 migrate 2', false],
    [undefined, 'c-1 migrate 2', false],
    ['c-1 migrate 2', undefined, false],
    [undefined, undefined, false],
  ])('of %p, where %p is recorded: %p', (fingerprint, recorded, expected) =>
    expect(wasDone({ fingerprint }, recorded)).toBe(expected),
  );
});
