import { RULES } from '.';

describe('the baseline', () => {
  it('has each rule once, with a reason of one line', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(RULES.filter(({ reason }) => !reason || reason.includes('\n'))).toEqual([]);
  });
});
