import { appliedCounts, changeLine, outputLines, urlLines } from './summary';

describe('the summary', () => {
  it('marks what happens to each resource', () => {
    const lines = ['create', 'update', 'delete', 'replace'].map((action) =>
      changeLine({ address: 'a.b', action }),
    );
    expect(lines).toEqual(['  + a.b', '  ~ a.b', '  - a.b', '  ± a.b']);
  });

  it('counts', () => {
    const counts = { add: 1, change: 2, remove: 3 };
    expect(appliedCounts(counts)).toBe('1 added, 2 changed, 3 destroyed');
  });

  it('lists the URLs of each service, where there are any', () => {
    const value = { users: ['http://a:5001', 'http://b:5001'], orders: ['http://a:5002'] };
    expect(urlLines({ service_urls: { sensitive: false, value } })).toEqual([
      '  users http://a:5001 http://b:5001',
      '  orders http://a:5002',
    ]);
    expect(urlLines({ hosts: { sensitive: false, value } })).toEqual([]);
  });

  it('does not show sensitive outputs', () => {
    const lines = outputLines({
      open: { sensitive: false, value: 'x' },
      secret: { sensitive: true, value: 'hunter2' },
    });
    expect(lines).toEqual(['open = "x"', 'secret = (sensitive)']);
  });
});
