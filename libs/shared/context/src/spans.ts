import type { TraceContext } from './trace-context';
import { newSpanId } from './trace-context';

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal';
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A piece of work in a trace. */
export interface Span {
  readonly context: TraceContext;
  set(attributes: Attributes): void;
  rename(name: string): void;
  fail(error: unknown): void;
  end(): void;
}

/** Makes spans below a position in a trace. */
export interface Spans {
  start(name: string, kind: SpanKind, parent: TraceContext, attributes?: Attributes): Span;
}

const nothing = () => undefined;

/** Keeps ids consistent between services and records nothing. */
export const unrecorded: Spans = {
  start: (_name, _kind, parent) => {
    const context = { ...parent, spanId: newSpanId() };
    return { context, set: nothing, rename: nothing, fail: nothing, end: nothing };
  },
};

let recorder: Spans = unrecorded;

/** Where spans go from now on in this process; tracing calls it once, at start. */
export function recordSpansWith(spans: Spans): void {
  recorder = spans;
}

/** Where spans go at present. */
export const spans = (): Spans => recorder;
