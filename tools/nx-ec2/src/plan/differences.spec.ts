import { differences } from './differences';

describe('differences', () => {
  it('names the single leaf', () => {
    const tags = { Environment: 'sandbox', Name: 'a' };
    expect(differences({ tags }, { tags: { ...tags, Environment: 'prod' } })).toEqual([
      { path: ['tags', 'Environment'], before: 'sandbox', after: 'prod' },
    ]);
  });

  it.each([
    [{ tags: null }, { tags: {} }],
    [{ ip: '' }, {}],
    [{ rules: [] }, { rules: null }],
    [{ disk: [{ tags: null }] }, { disk: [{ tags: {} }] }],
  ])('takes nothing and empty for the same: %j, %j', (before, after) => {
    expect(differences(before, after)).toEqual([]);
  });

  it('gives lists of another length as a whole', () => {
    expect(differences({ ids: ['a'] }, { ids: ['a', 'b'] })).toEqual([
      { path: ['ids'], before: ['a'], after: ['a', 'b'] },
    ]);
  });

  it('tells false and 0 from nothing', () => {
    expect(differences({ a: false, b: 0 }, {})).toHaveLength(2);
  });
});
