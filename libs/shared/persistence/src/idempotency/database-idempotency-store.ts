import {
  type IdempotentOutcome,
  type IdempotentRequest,
  IdempotencyStore,
  KeyInFlight,
  KeyReused,
  type StoredAnswer,
} from '@shop/shared-idempotency';
import type { AnyDatabase } from '../transactions';
import { find, keep, removeExpired, take } from './idempotency-rows';

const dayMs = 86_400_000;
const batch = 1000;

/** Keeps answers in the service's own database, in the transaction that does the work. */
export class DatabaseIdempotencyStore extends IdempotencyStore {
  /** @param keepMs how long an answer can be given again, in ms. */
  constructor(
    private readonly database: AnyDatabase,
    private readonly keepMs = dayMs,
  ) {
    super();
  }

  async run(
    request: IdempotentRequest,
    work: () => Promise<StoredAnswer>,
  ): Promise<IdempotentOutcome> {
    const done = await this.database.run(() => this.doOnce(request, work));
    return done ? { answer: done, replayed: false } : this.replay(request);
  }

  /** Removes the answers whose time is over. */
  async removeExpired(): Promise<void> {
    while ((await removeExpired(this.database.db, batch)) === batch);
  }

  private async doOnce(request: IdempotentRequest, work: () => Promise<StoredAnswer>) {
    if (!(await take(this.database.db, request, this.keepMs))) return undefined;
    const answer = await work();
    await keep(this.database.db, request, answer);
    return answer;
  }

  private async replay(request: IdempotentRequest): Promise<IdempotentOutcome> {
    const kept = await find(this.database.db, request);
    if (!kept) throw new KeyInFlight();
    if (kept.fingerprint !== request.fingerprint) throw new KeyReused();
    return { answer: kept.answer, replayed: true };
  }
}
