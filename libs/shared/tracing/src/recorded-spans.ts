import { setTimeout as after } from 'node:timers/promises';
import {
  createTraceState,
  ROOT_CONTEXT,
  type Span as OtelSpan,
  SpanKind as Kind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { Attributes, Span, SpanKind, Spans, TraceContext } from '@shop/shared-context';

interface Source {
  readonly endpoint: string;
  readonly service: string;
  readonly version: string | null;
  readonly environment: string;
}

const stopWithinMs = 3_000;

const kinds: Readonly<Record<SpanKind, Kind>> = {
  internal: Kind.INTERNAL,
  server: Kind.SERVER,
  client: Kind.CLIENT,
  producer: Kind.PRODUCER,
  consumer: Kind.CONSUMER,
};

function below({ traceId, spanId, sampled, traceState }: TraceContext) {
  if (spanId === '') return ROOT_CONTEXT;
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  const state = traceState === undefined ? undefined : createTraceState(traceState);
  const parent = { traceId, spanId, traceFlags, traceState: state, isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, parent);
}

function contextOf(span: OtelSpan, { traceState }: TraceContext): TraceContext {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return { traceId, spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0, traceState };
}

function fail(span: OtelSpan, error: unknown): void {
  if (error instanceof Error) span.recordException(error);
  const message = error instanceof Error ? error.message : String(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

/** Spans that a collector is sent in batches over OTLP, as the callers sampled them. */
export class RecordedSpans implements Spans {
  private readonly provider: BasicTracerProvider;
  private readonly tracer: Tracer;

  constructor({ endpoint, service, version, environment }: Source) {
    const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
    this.provider = new BasicTracerProvider({
      resource: resourceFromAttributes({
        'service.name': service,
        'deployment.environment.name': environment,
        ...(version && { 'service.version': version }),
      }),
      sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
    });
    this.tracer = this.provider.getTracer('shop');
  }

  start(name: string, kind: SpanKind, parent: TraceContext, attributes: Attributes = {}): Span {
    const options = { kind: kinds[kind], attributes: { ...attributes } };
    const span = this.tracer.startSpan(name, options, below(parent));
    return {
      context: contextOf(span, parent),
      set: (more) => void span.setAttributes({ ...more }),
      rename: (better) => void span.updateName(better),
      fail: (error) => fail(span, error),
      end: () => span.end(),
    };
  }

  /** Sends what is held; a collector that does not answer must not keep the process. */
  async stop(): Promise<void> {
    const late = new AbortController();
    const waited = after(stopWithinMs, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([this.provider.shutdown().catch(() => undefined), waited]);
    late.abort();
  }
}
