import type { z } from 'zod';

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

export interface Call<T> {
  readonly method: Method;
  /** Below the base URL, with its parameters filled in. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What a successful answer must be; `z.undefined()` for one without a body. */
  readonly response: z.ZodType<T>;
  /** Whether doing it twice is as good as once: only then it is repeated. By default GET, PUT and DELETE. */
  readonly idempotent?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Gives the call up. */
  readonly signal?: AbortSignal;
}

const repeatable: readonly Method[] = ['GET', 'PUT', 'DELETE'];

export const mayRepeat = ({ method, idempotent }: Call<unknown>): boolean =>
  idempotent ?? repeatable.includes(method);

/** The URL of a call. */
export function urlOf(baseUrl: string, { path, query = {} }: Call<unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `${baseUrl.replace(/\/+$/, '')}${path}${search.size > 0 ? `?${search}` : ''}`;
}
