import { MixedCurrencies, TotalTooLarge } from '../errors';
import { totalOf } from './total-of';

const line = (quantity: number, amount: number, currency = 'EUR') => ({
  sku: 'MUG-WHITE',
  quantity,
  unitPrice: { amount, currency },
});

describe('totalOf', () => {
  it('adds up quantity times price', () => {
    expect(totalOf([line(2, 1250), line(3, 99)])).toEqual({ amount: 2797, currency: 'EUR' });
  });

  it('may be nothing', () => {
    expect(totalOf([line(5, 0, 'JPY')])).toEqual({ amount: 0, currency: 'JPY' });
  });

  it('refuses two currencies and names them', () => {
    const mixed = () => totalOf([line(1, 1, 'EUR'), line(1, 1, 'USD')]);
    expect(mixed).toThrow(MixedCurrencies);
    expect(mixed).toThrow('EUR, USD');
  });

  it('is exact up to the largest safe integer and refused above', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    expect(totalOf([line(1, largest)]).amount).toBe(largest);
    expect(() => totalOf([line(1, largest), line(1, 1)])).toThrow(TotalTooLarge);
    expect(() => totalOf([line(1_000_000, largest)])).toThrow(TotalTooLarge);
  });
});
