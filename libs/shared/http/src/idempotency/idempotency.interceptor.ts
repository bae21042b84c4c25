import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { current } from '@shop/shared-context';
import { InvalidInput } from '@shop/shared-errors';
import {
  IdempotencyStore,
  type IdempotentRequest,
  type StoredAnswer,
} from '@shop/shared-idempotency';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { fingerprintOf } from '../input/json-body';

const header = 'idempotency-key';
const form = /^[\x21-\x7e]{1,255}$/;
const kept = ['etag', 'location'] as const;

function keyOf({ headers }: IncomingMessage): string | undefined {
  const key = headers[header];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && form.test(key)) return key;
  const errors = [
    { path: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' },
  ];
  throw new InvalidInput(errors, 'The headers of the request are not valid.');
}

function requestOf(request: IncomingMessage, key: string): IdempotentRequest {
  const [path] = (request.url ?? '/').split('?', 1);
  const operation = `${request.method} ${path}`;
  const caller = current()?.caller?.subject ?? 'anonymous';
  return { key, operation, caller, fingerprint: fingerprintOf(request) };
}

function answerOf(response: ServerResponse, body: unknown): StoredAnswer {
  const set = kept.map((name) => [name, response.getHeader(name)] as const);
  const headers = set.filter((entry): entry is [(typeof kept)[number], string] => !!entry[1]);
  return { status: response.statusCode, headers: Object.fromEntries(headers), body: body ?? null };
}

function replay(response: ServerResponse, { status, headers }: StoredAnswer): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('idempotency-replayed', 'true');
}

/** Does a request with an Idempotency-Key once, and gives the same answer whenever it is repeated. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly store: IdempotencyStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage>();
    const key = keyOf(request);
    if (key === undefined) return next.handle();
    const response = http.getResponse<ServerResponse>();
    const { answer, replayed } = await this.store.run(requestOf(request, key), async () =>
      answerOf(response, await lastValueFrom(next.handle())),
    );
    if (replayed) replay(response, answer);
    return of(answer.body ?? undefined);
  }
}
