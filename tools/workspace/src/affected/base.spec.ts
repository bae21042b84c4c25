import { affectedBase, everything } from './base';

describe('affectedBase', () => {
  it('compares a pull request with the branch it goes to', () => {
    const facts = { changeTarget: 'main', lastSuccessful: 'abc', lastSuccessfulIsAncestor: true };
    expect(affectedBase(facts)).toBe('origin/main');
  });

  it('compares a branch with its last successful build', () => {
    expect(affectedBase({ lastSuccessful: 'abc', lastSuccessfulIsAncestor: true })).toBe('abc');
  });

  it.each([
    ['on the first build', { lastSuccessfulIsAncestor: false }],
    ['after a force push', { lastSuccessful: 'abc', lastSuccessfulIsAncestor: false }],
  ])('takes everything %s', (_when, facts) => {
    expect(affectedBase(facts)).toBe(everything);
  });
});
