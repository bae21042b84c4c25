import { StatementNames } from './statement-names';

describe('StatementNames', () => {
  it('gives a text with parameters one name, until they are renewed', () => {
    const names = new StatementNames();
    const first = names.nameOf('select $1', [1]);
    expect(names.nameOf('select $1', [2])).toBe(first);
    expect(names.nameOf('select $1 + 1', [2])).not.toBe(first);
    names.renew();
    expect(names.nameOf('select $1', [1])).not.toBe(first);
  });

  it('gives none to a text without parameters, which may be several statements', () => {
    expect(new StatementNames().nameOf('begin', [])).toBeUndefined();
  });

  it('does not go on for ever', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 1000 }, (_, n) => names.nameOf(`select $1 + ${n}`, [1]));
    expect(given.filter((name) => name !== undefined)).toHaveLength(300);
    expect(names.nameOf('select $1 + 7', [1])).toBe(given[7]);
  });
});
