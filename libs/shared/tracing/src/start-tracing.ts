import { recordSpansWith } from '@shop/shared-context';

export interface TracingOptions {
  /** Base URL of the collector; nothing is loaded or recorded without one. */
  readonly endpoint: string | undefined;
  readonly service: string;
  /** Revision of the build, where it is known. */
  readonly version: string | null;
  readonly environment: string;
}

export interface Tracing {
  /** Sends what is still held, for at most three seconds. */
  stop(): Promise<void>;
}

/** Records the spans of this process at a collector. */
export async function startTracing({ endpoint, ...source }: TracingOptions): Promise<Tracing> {
  if (endpoint === undefined) return { stop: async () => undefined };
  const { RecordedSpans } = await import('./recorded-spans.ts');
  const spans = new RecordedSpans({ endpoint, ...source });
  recordSpansWith(spans);
  return { stop: () => spans.stop() };
}
