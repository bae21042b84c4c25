import { DomainError } from './domain-error';
import { InvalidInput } from './invalid-input';
import { retryAfterOf } from './retry-after';

class Closed extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'closed';
  override readonly details = { opens: '09:00' };

  constructor(readonly retryAfterSeconds: number) {
    super('Closed until nine.');
  }
}

describe('a domain error', () => {
  it('is an error with a kind, a code and details, and a stack that names its class', () => {
    const error = new Closed(1);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      kind: 'unavailable',
      code: 'closed',
      message: 'Closed until nine.',
    });
    expect(error.details).toEqual({ opens: '09:00' });
    expect(error.stack).toContain('errors.spec');
  });

  it('of input lists what is wrong and where', () => {
    const errors = [{ path: 'lines.0.sku', message: 'is missing' }];
    expect(new InvalidInput(errors)).toMatchObject({
      kind: 'invalid',
      code: 'invalid-input',
      errors,
    });
  });
});

describe('retryAfterOf', () => {
  it.each([
    [0, 1],
    [0.2, 1],
    [2.1, 3],
  ])('gives %p s as %p whole seconds', (given, expected) => {
    expect(retryAfterOf(new Closed(given))).toBe(expected);
  });

  it.each([new Error('no'), null, undefined, 'text'])('knows nothing of %p', (error) => {
    expect(retryAfterOf(error)).toBeUndefined();
  });
});
