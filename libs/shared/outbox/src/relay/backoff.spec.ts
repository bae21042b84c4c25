import { backoffAfter } from './relay-options';

describe('backoffAfter', () => {
  const limits = { first: 500, max: 60_000 };

  it.each([
    [1, 1, 500],
    [2, 1, 1000],
    [4, 1, 4000],
    [4, 0, 2000],
    [20, 1, 60_000],
    [5000, 0, 30_000],
  ])('after attempt %p at chance %p is %p ms', (attempt, random, expected) => {
    expect(backoffAfter(attempt, limits, random)).toBe(expected);
  });
});
