import { addressOf, largestPort } from './addresses';

describe('addressOf', () => {
  it('follows from the port and the role', () => {
    expect(addressOf(5001, 'spare')).toBe('198.18.78.36');
    expect(addressOf(5001, 'public')).toBe('198.18.78.37');
    expect(addressOf(5001, 'blue')).toBe('198.18.78.38');
    expect(addressOf(5001, 'green')).toBe('198.18.78.39');
    expect(addressOf(5002, 'spare')).toBe('198.18.78.40');
  });

  it('stays within the network, above what the engine hands out', () => {
    expect(addressOf(1024, 'spare')).toBe('198.18.16.0');
    expect(addressOf(largestPort, 'green')).toBe('198.19.255.255');
  });
});
