import { InvalidInput } from '@shop/shared-errors';
import { z } from 'zod';
import { keysetCursor } from './keyset-cursor';

const cursors = keysetCursor(z.object({ at: z.string(), id: z.int() }));

describe('a cursor', () => {
  it('gives back the keys that it was made of', () => {
    const keys = { at: '2026-11-24T00:00:00Z', id: 7 };
    const text = cursors.encode(keys);
    expect(text).toMatch(/^[\w-]+$/);
    expect(cursors.decode(text)).toEqual(keys);
  });

  it('is absent on a first page', () => {
    expect(cursors.decode(undefined)).toBeUndefined();
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each(['', 'x', '%', encoded({ id: 7 }), encoded({ at: 1, id: 7 }), 'a'.repeat(2000)])(
    'is refused when it is %p',
    (text) => {
      expect(() => cursors.decode(text)).toThrow(InvalidInput);
    },
  );
});
