import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Where Nest tells of each module, route and stage of a start. */
const chatty = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

const isStack = (text: unknown): text is string =>
  typeof text === 'string' && /^\s+at /m.test(text);

/** Nest appends the context, and for errors a stack, to what was logged. */
function split(parameters: readonly unknown[]) {
  const given = parameters.filter((parameter) => parameter !== undefined);
  const last = given.at(-1);
  const context = typeof last === 'string' && !isStack(last) ? last : undefined;
  const stack = given.find(isStack);
  const details = given.filter((parameter) => parameter !== context && parameter !== stack);
  return { context, stack, details: details.length > 0 ? details : undefined };
}

/** Lets Nest, and `new Logger(context)` in the services, write through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  fatal = (message: unknown, ...rest: unknown[]) => this.write('fatal', message, rest);
  error = (message: unknown, ...rest: unknown[]) => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]) => this.write('warn', message, rest);
  log = (message: unknown, ...rest: unknown[]) => this.write('info', message, rest);
  debug = (message: unknown, ...rest: unknown[]) => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]) => this.write('trace', message, rest);

  private write(given: Level, message: unknown, rest: readonly unknown[]): void {
    const { context, stack, details } = split(rest);
    const level = given === 'info' && chatty.has(context ?? '') ? 'debug' : given;
    if (message instanceof Error) this.logger[level]({ context, err: message, details });
    else if (typeof message === 'object') this.logger[level]({ context, stack, details, message });
    else this.logger[level]({ context, stack, details }, String(message));
  }
}
