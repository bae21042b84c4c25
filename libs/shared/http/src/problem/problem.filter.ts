import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import { routeOf } from '@shop/shared-context';
import { allowedMethods } from './allowed-methods';
import { codeOfStatus, type Failure, failureOf } from './failure';
import { sendProblem } from './send-problem';

/** Nest says only "not found" of a path no route has, and of one that routes have by other methods. */
function withoutRoute(request: IncomingMessage): Failure {
  const methods = allowedMethods(request);
  const status = methods.length === 0 ? 404 : 405;
  const allow = methods.join(', ');
  const detail =
    status === 404 ? 'There is nothing at this path.' : `This path takes ${allow} only.`;
  const headers: Record<string, string> = status === 405 ? { allow } : {};
  return { status, code: codeOfStatus(status), detail, headers };
}

/** Answers every error with a problem, and logs those that nobody expected. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<IncomingMessage>();
    const unrouted = error instanceof NotFoundException && routeOf(request) === undefined;
    const failure = unrouted ? withoutRoute(request) : failureOf(error);
    if (failure.status >= 500) this.log(failure, error);
    sendProblem(request, http.getResponse<ServerResponse>(), failure);
  }

  private log({ status, code }: Failure, error: unknown): void {
    if (status === 500) this.logger.error(error instanceof Error ? error : String(error));
    else this.logger.warn(`${code}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
