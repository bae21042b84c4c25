import { isConnectionLost, toDatabaseError } from './database-errors';
import { DatabaseUnavailable } from './database-unavailable';

const coded = (code: string) => Object.assign(new Error('no'), { code });

describe('an error of a database', () => {
  it.each([
    coded('08006'),
    coded('57P01'),
    coded('53300'),
    coded('ECONNREFUSED'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query read timeout'),
  ])('is one of the connection: %s', (error) => {
    expect(isConnectionLost(error)).toBe(true);
    expect(toDatabaseError(error)).toBeInstanceOf(DatabaseUnavailable);
    expect(toDatabaseError(error)).toMatchObject({ kind: 'unavailable', cause: error });
  });

  it.each([coded('23505'), coded('57014'), coded('28P01'), new Error('no'), undefined, 'text'])(
    'is another one: %s',
    (error) => {
      expect(isConnectionLost(error)).toBe(false);
      expect(toDatabaseError(error)).toBe(error);
    },
  );
});
