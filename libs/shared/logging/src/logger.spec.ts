import { createLogger } from './logger';
import { NestLogger } from './nest-logger';

function recordLogger(level: 'info' | 'trace' = 'info') {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line));
  return { lines, logger: createLogger({ service: 'users', level }, { write }) };
}

describe('createLogger', () => {
  it('writes JSON with service, level by name and an ISO time', () => {
    const { lines, logger } = recordLogger();
    logger.info({ answer: 42 }, 'hello');
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(lines).toEqual([{ level: 'info', time, service: 'users', answer: 42, msg: 'hello' }]);
  });

  it('leaves out what is below its level', () => {
    const { lines, logger } = recordLogger();
    logger.debug('detail');
    expect(lines).toEqual([]);
  });
});

describe('NestLogger', () => {
  it.each([
    ['fatal', 'fatal'],
    ['error', 'error'],
    ['warn', 'warn'],
    ['log', 'info'],
    ['debug', 'debug'],
    ['verbose', 'trace'],
  ] as const)('%s becomes level %s with its context', (method, level) => {
    const { lines, logger } = recordLogger('trace');
    new NestLogger(logger)[method]('something', 'Router');
    expect(lines).toMatchObject([{ level, context: 'Router', msg: 'something' }]);
  });

  it('keeps the noise of a start for debug, but not its warnings', () => {
    const { lines, logger } = recordLogger();
    new NestLogger(logger).log('Mapped {/, GET} route', 'RouterExplorer');
    new NestLogger(logger).warn('Duplicate route', 'RouterExplorer');
    expect(lines).toMatchObject([{ level: 'warn', msg: 'Duplicate route' }]);
  });

  it('keeps the stack of an error that Nest passes as text', () => {
    const { lines, logger } = recordLogger();
    const { stack } = new Error('boom');
    new NestLogger(logger).error('boom', stack, 'ExceptionsHandler');
    expect(lines).toMatchObject([{ msg: 'boom', context: 'ExceptionsHandler', stack }]);
  });

  it('keeps message and stack of an error object', () => {
    const { lines, logger } = recordLogger();
    new NestLogger(logger).error(new Error('boom'));
    expect(lines).toMatchObject([
      { msg: 'boom', err: { message: 'boom', stack: expect.stringContaining('logger.spec.ts') } },
    ]);
  });

  it('keeps further parameters as details', () => {
    const { lines, logger } = recordLogger();
    new NestLogger(logger).warn('slow', { ms: 900 }, 'Pool');
    expect(lines).toMatchObject([{ msg: 'slow', context: 'Pool', details: [{ ms: 900 }] }]);
  });
});
