import type { Server } from 'node:http';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '@shop/shared-config';
import {
  type IdempotentOutcome,
  type IdempotentRequest,
  IdempotencyStore,
  KeyReused,
  type StoredAnswer,
} from '@shop/shared-idempotency';
import { z } from 'zod';
import { Answer, type AnswerHeaders, Api, ApiDescription, guardEdge, HttpModule } from '../index';
import { httpVariables } from '../index';

/** Keeps answers as long as the process lives. */
class StoreInMemory extends IdempotencyStore {
  private readonly kept = new Map<string, { fingerprint: string; answer: StoredAnswer }>();

  async run(
    { key, operation, caller, fingerprint }: IdempotentRequest,
    work: () => Promise<StoredAnswer>,
  ): Promise<IdempotentOutcome> {
    const id = [caller, operation, key].join();
    const found = this.kept.get(id);
    if (found && found.fingerprint !== fingerprint) throw new KeyReused();
    if (found) return { answer: found.answer, replayed: true };
    const answer = await work();
    this.kept.set(id, { fingerprint, answer });
    return { answer, replayed: false };
  }
}

const body = z.object({ name: z.string() });
let made = 0;

@Controller('v1')
class ThingsController {
  @Post('things')
  @Api({ summary: 'Makes a thing', answer: { status: 201, schema: body }, idempotent: true })
  makeThing(@Body({ schema: body }) { name }: { name: string }, @Answer() answer: AnswerHeaders) {
    made += 1;
    answer.etag(made).location(`/v1/things/${made}`);
    return { name, id: made };
  }

  @Post('places')
  @Api({ summary: 'Makes a place', answer: { status: 202 }, idempotent: true })
  makePlace() {
    made += 1;
  }
}

@Module({
  imports: [HttpModule.of(new ApiDescription())],
  controllers: [ThingsController],
  providers: [{ provide: IdempotencyStore, useClass: StoreInMemory }],
})
class ThingsModule {}

describe('a request with an Idempotency-Key', () => {
  let app: NestExpressApplication<Server>;
  let url: string;

  beforeAll(async () => {
    app = await NestFactory.create(ThingsModule, { logger: false, bodyParser: false });
    guardEdge(app, readConfig(httpVariables, {}));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(() => app.close());

  const post = async (key: string | undefined, sent: object, path = '/v1/things') => {
    const type = { 'content-type': 'application/json' };
    const headers = key === undefined ? type : { ...type, 'idempotency-key': key };
    const init = { method: 'POST', headers, body: JSON.stringify(sent) };
    const response = await fetch(`${url}${path}`, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('is done once, and answered alike whenever it is repeated', async () => {
    const first = await post('once', { name: 'lamp' });
    const again = await post('once', { name: 'lamp' });
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    for (const name of ['etag', 'location', 'content-type']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
    expect({ status: again.status, text: again.text }).toEqual({ status: 201, text: first.text });
  });

  it('is refused with another body', async () => {
    await post('reused', { name: 'lamp' });
    const { status, text } = await post('reused', { name: 'chair' });
    expect(status).toBe(422);
    expect(JSON.parse(text)).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('is another one at another path', async () => {
    await post('paths', {});
    const { status, headers, text } = await post('paths', {}, '/v1/places');
    expect({ status, text }).toEqual({ status: 202, text: '' });
    expect(headers.get('idempotency-replayed')).toBeNull();
    expect((await post('paths', {}, '/v1/places')).headers.get('idempotency-replayed')).toBe(
      'true',
    );
  });

  it('may be repeated after it was refused', async () => {
    expect((await post('mended', { name: 1 })).status).toBe(400);
    expect((await post('mended', { name: 'lamp' })).status).toBe(201);
  });

  it.each(['with space', 'x'.repeat(256), 'línea'])('is refused with the key %p', async (key) => {
    const { status, text } = await post(key, { name: 'lamp' });
    expect(status).toBe(400);
    expect(JSON.parse(text).errors).toMatchObject([{ path: 'Idempotency-Key' }]);
  });

  it('is done each time without a key', async () => {
    const texts = [await post(undefined, { name: 'a' }), await post(undefined, { name: 'a' })];
    expect(texts[0]?.text).not.toBe(texts[1]?.text);
  });
});
