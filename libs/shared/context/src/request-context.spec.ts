import { current, outgoingHeaders, runInContext, withSpan } from './request-context';
import { recordSpansWith, type Span, unrecorded } from './spans';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a context', () => {
  it('is not there outside of any', () => {
    expect(current()).toBeUndefined();
    expect(outgoingHeaders()).toEqual({});
  });

  it('is kept over asynchronous work and told to the next service', async () => {
    await runInContext({ requestId: 'abc', traceId, spanId: 'a'.repeat(16) }, async () => {
      await new Promise(setImmediate);
      const traceparent = `00-${traceId}-${'a'.repeat(16)}-01`;
      expect(outgoingHeaders()).toEqual({ 'x-request-id': 'abc', traceparent });
    });
  });

  it('begins anew for work that no request asked for', () => {
    const ids = [1, 2].map(() => runInContext({}, () => current()));
    expect(ids[0]).toMatchObject({
      sampled: true,
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
    });
    expect(ids[0]?.traceId).not.toBe(ids[1]?.traceId);
  });
});

describe('withSpan', () => {
  it('gives the work a span of the same trace', async () => {
    await runInContext({ traceId }, async () => {
      const outer = current()?.spanId;
      const inner = await withSpan('call', {}, async () => current());
      expect(inner?.traceId).toBe(traceId);
      expect(inner?.spanId).not.toBe(outer);
      expect(current()?.spanId).toBe(outer);
    });
  });

  it('begins a trace outside of any', async () => {
    const headers = await withSpan('poll', {}, async () => outgoingHeaders());
    expect(headers['traceparent']).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
  });

  it('records an error, throws it on and ends the span', async () => {
    const seen: unknown[] = [];
    const start = (...given: Parameters<typeof unrecorded.start>): Span => ({
      ...unrecorded.start(...given),
      fail: (error) => void seen.push(error),
      end: () => void seen.push('ended'),
    });
    recordSpansWith({ start });
    const error = new Error('boom');
    await expect(withSpan('call', {}, () => Promise.reject(error))).rejects.toBe(error);
    recordSpansWith(unrecorded);
    expect(seen).toEqual([error, 'ended']);
  });
});
