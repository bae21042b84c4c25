import { plannedChanges } from './saved-plan';

describe('plannedChanges', () => {
  it('leaves out what stays, and tells a replacement from its two halves', () => {
    const resource = (address: string, ...actions: string[]) => ({ address, change: { actions } });
    const plan = {
      resource_changes: [
        resource('a', 'no-op'),
        resource('b', 'read'),
        resource('c', 'create'),
        resource('d', 'delete', 'create'),
        resource('e', 'delete'),
      ],
    };
    expect(plannedChanges(plan)).toEqual([
      { address: 'c', action: 'create' },
      { address: 'd', action: 'replace' },
      { address: 'e', action: 'delete' },
    ]);
  });

  it('is empty for an empty plan', () => {
    expect(plannedChanges({})).toEqual([]);
  });
});
