import { text } from './text';

const accepts = (value: unknown) => text({ max: 5 }).safeParse(value).success;

describe('text', () => {
  it('takes off the space around it', () => {
    expect(text({ max: 5 }).parse('  Ada  ')).toBe('Ada');
  });

  it.each(['Ada', 'Ædå', '愛田', '👩🏽‍🚀'.slice(0, 2)])('accepts %j', (value) => {
    expect(accepts(value)).toBe(true);
  });

  it.each(['', '   ', 'too long', 'a\u0000b', 'a\nb', '\ud83d', 'x\udc69', 7, null])(
    'refuses %j',
    (value) => expect(accepts(value)).toBe(false),
  );
});
