import { Tokens } from './tokens';

it('accepts a token of the instance that asked for it until it expires', () => {
  let now = 1_000;
  const tokens = new Tokens(() => now);
  const token = tokens.issue('i-1', '60');
  expect(tokens.accepts('i-1', token)).toBe(true);
  expect(tokens.accepts('i-2', token)).toBe(false);
  now += 60_000;
  expect(tokens.accepts('i-1', token)).toBe(false);
});

it('refuses what is no token, and a token with another expiry', () => {
  const tokens = new Tokens();
  const [, signature] = (tokens.issue('i-1', '60') ?? '').split('.');
  for (const token of [undefined, '', 'x', `${Date.now() + 90_000}.${signature}`]) {
    expect(tokens.accepts('i-1', token)).toBe(false);
  }
});

it.each([undefined, '', '0', '21601', '1e3', '-1'])('issues none for a life of %p s', (life) => {
  expect(new Tokens().issue('i-1', life)).toBeUndefined();
});
