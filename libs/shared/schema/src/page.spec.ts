import { z } from 'zod';
import { pageOf, pageQuery } from './page';

const query = z.object(pageQuery);

describe('pageQuery', () => {
  it('has a page of 20 when nothing is said', () => {
    expect(query.parse({})).toEqual({ limit: 20 });
  });

  it('reads the number of the query string', () => {
    expect(query.parse({ limit: '100' })).toEqual({ limit: 100 });
  });

  it.each(['0', '101', '1.5', 'ten', '-1', ''])('refuses a limit of %j', (limit) => {
    expect(query.safeParse({ limit }).success).toBe(false);
  });
});

describe('pageOf', () => {
  it('shows a page of the example of its items', () => {
    const item = z.object({ id: z.string() }).meta({ id: 'Item', examples: [{ id: 'a' }] });
    const examples = [{ items: [{ id: 'a' }], nextCursor: null }];
    expect(pageOf(item, 'ItemPage').meta()).toEqual({ id: 'ItemPage', examples });
  });
});
