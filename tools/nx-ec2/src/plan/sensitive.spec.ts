import { isSensitive } from './sensitive';

describe('isSensitive', () => {
  it.each([
    [true, ['a', 'b'], true],
    [{ a: true }, ['a', 'b'], true],
    [{ a: { b: true } }, ['a', 'b'], true],
    [{ a: { c: true } }, ['a', 'b'], false],
    [undefined, ['a'], false],
  ])('reads %j at %j', (marks, path, expected) => {
    expect(isSensitive(marks, path)).toBe(expected);
  });
});
