import { fillPath } from './fill-path';

describe('fillPath', () => {
  it('puts the parameters in their places', () => {
    const filled = fillPath('/v1/items/:sku/movements/:id', { sku: 'MUG', id: '7' });
    expect(filled).toBe('/v1/items/MUG/movements/7');
  });

  it('lets no parameter change the path', () => {
    expect(fillPath('/v1/items/:sku', { sku: 'a/../b?c' })).toBe('/v1/items/a%2F..%2Fb%3Fc');
  });

  it.each(['', '.', '..'])('refuses "%s"', (sku) => {
    expect(() => fillPath('/v1/items/:sku', { sku })).toThrow(RangeError);
  });
});
