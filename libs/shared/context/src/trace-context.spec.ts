import { newSpanId, newTraceId, parseTraceParent, traceHeaders } from './trace-context';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';
const parent = (flags = '01', version = '00') => `${version}-${traceId}-${spanId}-${flags}`;

describe('parseTraceParent', () => {
  it('takes ids, the sampled flag and the state of others', () => {
    const expected = { traceId, spanId, sampled: true, traceState: 'vendor=1' };
    expect(parseTraceParent(parent(), 'vendor=1')).toEqual(expected);
    expect(parseTraceParent(parent('00'))?.sampled).toBe(false);
  });

  it('takes later versions with more fields', () => {
    expect(parseTraceParent(`${parent('01', '01')}-more`)).toMatchObject({ traceId });
  });

  it('joins the headers of a state that was sent in several', () => {
    expect(parseTraceParent(parent(), ['a=1', 'b=2'])?.traceState).toBe('a=1,b=2');
  });

  it('drops a state longer than it must be passed on', () => {
    expect(parseTraceParent(parent(), `a=${'x'.repeat(511)}`)?.traceState).toBeUndefined();
  });

  it.each([
    undefined,
    [parent()],
    '',
    'x',
    parent('01', 'ff'),
    `${parent()}-more`,
    parent().toUpperCase(),
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
  ])('ignores %p', (header) => {
    expect(parseTraceParent(header)).toBeUndefined();
  });
});

describe('traceHeaders', () => {
  it('gives back what was parsed', () => {
    const context = { traceId, spanId, sampled: false, traceState: 'vendor=1' };
    expect(traceHeaders(context)).toEqual({ traceparent: parent('00'), tracestate: 'vendor=1' });
  });
});

describe('new ids', () => {
  it('are of the right length and never alike', () => {
    const traces = Array.from({ length: 2000 }, newTraceId);
    const spans = Array.from({ length: 2000 }, newSpanId);
    expect(traces.every((id) => /^[\da-f]{32}$/.test(id))).toBe(true);
    expect(spans.every((id) => /^[\da-f]{16}$/.test(id))).toBe(true);
    expect(new Set([...traces, ...spans]).size).toBe(4000);
  });
});
