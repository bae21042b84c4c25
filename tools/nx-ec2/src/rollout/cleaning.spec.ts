import { diskUse } from './cleaning';

describe('diskUse', () => {
  it('reads the line of the root', () =>
    expect(
      diskUse(
        'Filesystem     1024-blocks    Used Available Capacity Mounted on\noverlay           10218772 8890331   1328441      88% /\n',
      ),
    ).toBe(88));
  it('says nothing of what it cannot read', () => expect(diskUse('df: not found')).toBeUndefined());
});
