import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Module, Param, Post, Put, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '@shop/shared-config';
import { requestScope } from '@shop/shared-context';
import { DomainError } from '@shop/shared-errors';
import { z } from 'zod';
import { Answer, type AnswerHeaders, Api, ApiDescription, describeApi, guardEdge } from './index';
import { HttpModule, httpVariables, IfMatch, keysetCursor } from './index';

class SoldOut extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'sold-out';
  override readonly details = { left: 0 };
}

class Closed extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'closed';
  readonly retryAfterSeconds = 7;
}

const thing = z
  .object({ name: z.string().min(1), parts: z.array(z.object({ size: z.int() })).default([]) })
  .meta({ id: 'Thing', examples: [{ name: 'lamp' }] });
const page = z.object({
  limit: z.coerce.number().int().max(100).default(20),
  cursor: z.string().optional(),
});
const cursors = keysetCursor(z.object({ id: z.int() }));

@Controller('v1/things')
export class ThingsController {
  @Get()
  @Api({ summary: 'Lists things', answer: { schema: z.array(thing) } })
  listThings(@Query({ schema: page }) { limit, cursor }: z.output<typeof page>) {
    return { limit, after: cursors.decode(cursor), next: cursors.encode({ id: 2 }) };
  }

  @Post()
  @Api({ summary: 'Makes a thing', answer: { status: 201, schema: thing, headers: ['location'] } })
  makeThing(
    @Body({ schema: thing }) body: z.output<typeof thing>,
    @Answer() answer: AnswerHeaders,
  ) {
    answer.location(`/v1/things/${body.name}`);
    return body;
  }

  @Get(':id')
  @Api({ summary: 'Gets a thing', answer: { schema: thing, headers: ['etag'] }, problems: [404] })
  getThing(@Param('id') id: string, @Answer() answer: AnswerHeaders) {
    if (id === 'broken') throw new TypeError('password is hunter2');
    if (id === 'sold-out') throw new SoldOut('There is none left.');
    if (id === 'closed') throw new Closed('Come back later.');
    answer.etag(3);
    return { name: id };
  }

  @Put(':id')
  @Api({ summary: 'Changes a thing', answer: { schema: thing }, ifMatch: true })
  putThing(@IfMatch() version: number, @Answer() answer: AnswerHeaders) {
    if (version === 9) answer.status(201);
    return { version };
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

export const descriptor = { name: 'things', title: 'Things', summary: 'Knows things.' };

/** A real application with the edge before it, on a free port. */
export async function openEdge(environment: Record<string, string> = {}) {
  const description = new ApiDescription();
  const module = { module: ThingsModule, imports: [HttpModule.of(description)] };
  const options = { logger: false, bodyParser: false } as const;
  const app = await NestFactory.create<NestExpressApplication<Server>>(module, options);
  description.use(() => describeApi(app, descriptor));
  app.use(requestScope());
  guardEdge(app, readConfig(httpVariables, environment));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const body = isJson && text !== '' ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body };
  };
  const post = (
    body: string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => call('/v1/things', { method: 'POST', body, headers });
  return { app, port, call, post };
}

export type Edge = Awaited<ReturnType<typeof openEdge>>;
