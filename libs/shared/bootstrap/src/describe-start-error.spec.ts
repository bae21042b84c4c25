import { createServer } from 'node:http';
import { readConfig } from '@shop/shared-config';
import { describeStartError } from './describe-start-error';
import { listen } from './listen';
import { serviceVariables } from './service';

async function thrownBy(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  throw new Error('expected an error');
}

describe('describeStartError', () => {
  it('names the variables that are wrong', async () => {
    const environment = { PORT: '5000.5', LISTEN_ADDRESS: 'lo' };
    const error = await thrownBy(() => readConfig(serviceVariables, environment));
    expect(describeStartError('users', error)).toBe(
      [
        'users cannot start. These environment variables are missing or wrong:',
        '  PORT            must be a whole number from 0 (any free port) to 65535',
        '  LISTEN_ADDRESS  must be an IP address',
      ].join('\n'),
    );
  });

  it('tells of a port in use', async () => {
    const other = createServer();
    const port = await listen(other, 0);
    const error = await thrownBy(() => listen(createServer(), port));
    other.close();
    expect(describeStartError('users', error)).toBe(
      `users cannot start. Port ${port} is in use. Stop what listens there or choose another port.`,
    );
  });

  it('tells of a port that needs more rights', () => {
    const error = Object.assign(new Error('listen'), { code: 'EACCES', port: 80 });
    expect(describeStartError('users', error)).toContain('may not listen on port 80');
  });

  it('keeps the stack of what nobody expected', () => {
    const text = describeStartError('users', new TypeError('x is not a function'));
    expect(text).toMatch(/TypeError: x is not a function\n\s+at .*describe-start-error\.spec/);
  });
});
