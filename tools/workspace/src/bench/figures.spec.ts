import { figureTable, median } from './figures';

describe('median', () => {
  it('is the middle value, whatever the order', () => expect(median([9, 1, 5])).toBe(5));
  it('is the mean of the middle two', () => expect(median([4, 1, 2, 9])).toBe(3));
  it('refuses an empty list', () => expect(() => median([])).toThrow('nothing'));
});

describe('figureTable', () => {
  it('shows the median beside the aim and marks what has none', () => {
    const table = figureTable([
      { name: 'deploy', unit: 's', values: [1, 2, 3], aim: { atMost: 5 } },
      { name: 'by hand', unit: 's', values: [120] },
      { name: 'ratio', unit: '×', values: [12], aim: { atLeast: 10 } },
      { name: 'size', unit: 'MB', values: [12], aim: 'none' },
    ]);
    expect(table).toContain('| deploy | 2.00 s | 1.00–3.00 s | 3 | ≤ 5 s |');
    expect(table).toContain('| by hand | 120 s | 120–120 s | 1 | reference |');
    expect(table).toContain('| ratio | 12 × | 12–12 × | 1 | ≥ 10 × |');
    expect(table).toContain('| size | 12 MB | 12–12 MB | 1 | – |');
  });
});
