import { UuidV7 } from './uuid-v7';

const take = (ids: UuidV7, count: number) => Array.from({ length: count }, () => ids.next());

describe('UuidV7', () => {
  it('has the version, the variant and the time of RFC 9562', () => {
    const id = new UuidV7(() => 0x0189_abcd_ef01).next();
    expect(id).toMatch(/^0189abcd-ef01-7000-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is ordered within one millisecond, also beyond what its counter holds', () => {
    const ids = take(new UuidV7(() => 1000), 10_000);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is ordered when the clock goes back', () => {
    const times = [2000, 1000, 1500, 2001];
    const ids = take(new UuidV7(() => times.shift() ?? 0), 4);
    expect(ids).toEqual([...ids].sort());
  });
});
