import { randomFillSync } from 'node:crypto';

/** Position in a trace, after W3C Trace Context level 1. */
export interface TraceContext {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  readonly sampled: boolean;
  /** Of other vendors, passed on untouched. */
  readonly traceState?: string;
}

const form = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const zeros = /^0+$/;
const longestState = 512;

/** Asking for random bytes costs the same for few and for many. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function hex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}

/** Random, so that no two are alike in practice. */
export const newTraceId = (): string => hex(16);
export const newSpanId = (): string => hex(8);

/** The caller's position, or undefined when it sent none that is well formed. */
export function parseTraceParent(
  traceParent: string | string[] | undefined,
  traceState?: string | string[],
): TraceContext | undefined {
  const [, version, traceId, spanId, flags, rest] =
    form.exec(typeof traceParent === 'string' ? traceParent.trim() : '') ?? [];
  if (!version || !traceId || !spanId || !flags || version === 'ff') return undefined;
  if (zeros.test(traceId) || zeros.test(spanId) || (version === '00' && rest)) return undefined;
  const sampled = (Number.parseInt(flags, 16) & 1) === 1;
  const state = typeof traceState === 'string' ? traceState : traceState?.join(',');
  const kept = state && state.length <= longestState ? state : undefined;
  return { traceId, spanId, sampled, traceState: kept };
}

/** The headers that tell the next service of this position. */
export function traceHeaders(context: TraceContext): Record<string, string> {
  const { traceId, spanId, sampled, traceState } = context;
  const traceparent = `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
  return traceState ? { traceparent, tracestate: traceState } : { traceparent };
}
