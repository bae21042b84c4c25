/** What makes two requests the same, after the IETF draft of the Idempotency-Key header. */
export interface IdempotentRequest {
  /** The header's value. */
  readonly key: string;
  /** Method and path, as `POST /v1/users`: keys of different operations are unrelated. */
  readonly operation: string;
  /** Subject of the token, `anonymous` without one: keys of different callers are unrelated. */
  readonly caller: string;
  /** SHA-256 of the body in hex: the same key with another body is a mistake of the caller. */
  readonly fingerprint: string;
}

/** An answer as it is kept to be given again. */
export interface StoredAnswer {
  readonly status: number;
  /** Those that belong to the answer, such as ETag and Location; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it is sent: JSON. */
  readonly body: unknown;
}

export interface IdempotentOutcome {
  readonly answer: StoredAnswer;
  /** Whether the answer is the one of an earlier request. */
  readonly replayed: boolean;
}

/** Sees to it that a request sent twice is done once. The abstract class is the Nest token. */
export abstract class IdempotencyStore {
  /**
   * Does `work` in one transaction that also keeps its answer, unless the same request was done:
   * then gives that answer. Nothing is kept when `work` throws.
   *
   * @throws {KeyInFlight} when the same request is being done elsewhere.
   * @throws {KeyReused} when the key was used with another body.
   */
  abstract run(
    request: IdempotentRequest,
    work: () => Promise<StoredAnswer>,
  ): Promise<IdempotentOutcome>;
}
