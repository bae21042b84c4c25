/** How to reach a service, and how long to bear with it. */
export interface ClientOptions {
  /** Its name, for messages and spans. */
  readonly service: string;
  /** Such as http://inventory:5000. */
  readonly baseUrl: string;
  /** For one attempt, in ms; 1000 when absent. */
  readonly timeoutMs?: number;
  /** For all attempts of a call and the waits between them, in ms; 3000 when absent. */
  readonly budgetMs?: number;
  /** Of a call that may be repeated, at most; 3 when absent. */
  readonly attempts?: number;
  readonly breaker?: {
    /** Calls that fail in a row until none is made for a while; 5 when absent. */
    readonly failures?: number;
    /** That while in ms, longer than a budget; then one call tries. 5000 when absent. */
    readonly openMs?: number;
  };
  /** Bearer token of the calling service; none is sent when it is undefined. */
  readonly token?: () => Promise<string | undefined>;
}
