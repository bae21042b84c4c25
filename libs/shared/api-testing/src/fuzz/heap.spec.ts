import { heapAfter } from './heap';

const objects = () => Array.from({ length: 100_000 }, (_, index) => ({ index }));

describe('heapAfter', () => {
  it('counts what is kept and not what is garbage', async () => {
    const kept: unknown[] = [];
    const nothing = async () => undefined;
    const before = await heapAfter(nothing);
    const garbage = await heapAfter(async () => void objects());
    const keeping = await heapAfter(async () => void kept.push(objects()));
    expect(garbage - before).toBeLessThan(1_000_000);
    expect(keeping - garbage).toBeGreaterThan(2_000_000);
    expect(kept).toHaveLength(1);
  });
});
