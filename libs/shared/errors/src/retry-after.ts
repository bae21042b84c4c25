/** An error that knows when it is worth trying again. */
export interface Retryable {
  readonly retryAfterSeconds: number;
}

/** Whole seconds after which trying again is worth it, when the error says so. */
export function retryAfterOf(error: unknown): number | undefined {
  const seconds = (error as Partial<Retryable> | null | undefined)?.retryAfterSeconds;
  return typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds)) : undefined;
}
