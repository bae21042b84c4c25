import { describeLock, isExpired, lockFrom, parseLock } from './lock-record';

const at = Date.UTC(2026, 0, 1, 12);
const lock = lockFrom(at, { id: 'id-1', owner: 'ann@laptop' });

describe('a lock', () => {
  it('survives being written and read', () =>
    expect(parseLock(JSON.stringify(lock))).toEqual(lock));
  it('is good for a minute', () => {
    expect(isExpired(lock, at + 59_000)).toBe(false);
    expect(isExpired(lock, at + 60_000)).toBe(true);
  });
  it('keeps since when it is held when it is renewed', () =>
    expect(lockFrom(at + 20_000, lock, at).since).toBe(lock.since));
  it.each([undefined, '', 'nonsense', '{}'])('counts as expired when it reads %s', (value) =>
    expect(isExpired(parseLock(value), at)).toBe(true),
  );
  it('tells who holds it', () =>
    expect(describeLock(lock)).toBe(
      'ann@laptop since 12:00:00 UTC (id id-1, good until 12:01:00 UTC unless renewed)',
    ));
});
