import fc from 'fast-check';

const known = [
  '',
  ' ',
  '\0',
  '\u0007\n\r\t',
  '\ud800',
  'x\udc00y',
  '\u202e\u200f\ufeff',
  'e\u0301\u0301\u0301',
  '👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'ﷺ'.repeat(50),
  'İıſK',
  "'; drop table users; --",
  '${7*7}{{7*7}}%s%n',
  '../../etc/passwd',
  '__proto__',
  'NaN',
  '1e309',
  '-0',
  '9007199254740993',
  '00000000-0000-0000-0000-000000000000',
];

const codeUnits = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit));

/** Text that programs tend to trip over: control characters, half characters, much of it. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  { weight: 3, arbitrary: fc.string({ unit: codeUnits, maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.nat({ max: 20_000 }).map((length) => 'a'.repeat(length)) },
);

/** The same as far as Node's client lets it into a header. */
export const oddHeader: fc.Arbitrary<string> = oddText.map((text) =>
  text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '\xfe').slice(0, 2000),
);

/** Every byte of the text in percent encoding, also of text that is no valid Unicode. */
export const percentEncoded = (text: string): string =>
  Buffer.from(text).toString('hex').replace(/../g, '%$&');
