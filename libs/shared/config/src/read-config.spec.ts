import { z } from 'zod';
import { ConfigError } from './config-error';
import { readConfig } from './read-config';

const shape = {
  PORT: z.coerce
    .number('must be a number')
    .int()
    .max(65_535, 'must be at most 65535')
    .default(5000),
  DATABASE_URL: z.url('must be a URL'),
  TAG: z.string().nullable().default(null),
};

function messageOf(environment: Record<string, string>): string {
  try {
    readConfig(shape, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new Error('expected a ConfigError');
}

describe('readConfig', () => {
  it('gives typed values and defaults, and nothing that was not asked for', () => {
    const config = readConfig(shape, { PORT: '80', DATABASE_URL: 'postgres://db', HOME: '/root' });
    expect(config).toEqual({ PORT: 80, DATABASE_URL: 'postgres://db', TAG: null });
  });

  it('treats an empty variable as absent', () => {
    const config = readConfig(shape, { PORT: '', DATABASE_URL: 'postgres://db', TAG: '' });
    expect(config).toMatchObject({ PORT: 5000, TAG: null });
  });

  it('cannot be changed after it was read', () => {
    const config = readConfig(shape, { DATABASE_URL: 'postgres://db' });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every bad and missing variable in one message', () => {
    expect(messageOf({ PORT: '70000' })).toBe(
      [
        'These environment variables are missing or wrong:',
        '  PORT          must be at most 65535',
        '  DATABASE_URL  is missing',
      ].join('\n'),
    );
  });

  it('never repeats a value', () => {
    expect(messageOf({ DATABASE_URL: 'hunter2', PORT: 'hunter2' })).not.toContain('hunter2');
  });
});
