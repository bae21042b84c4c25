import { batches } from './bring';

describe('batches', () => {
  it('begins with one host alone', () =>
    expect(batches([1, 2, 3, 4], 2)).toEqual([[1], [2, 3], [4]]));
  it('is nothing for no host', () => expect(batches([], 3)).toEqual([]));
});
