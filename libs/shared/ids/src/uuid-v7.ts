import { randomUUID } from 'node:crypto';
import { Ids } from './ids';

const sequences = 0x1000;

/**
 * UUIDs of version 7 (RFC 9562): ordered by the time they were made, and within one process
 * strictly so, by a counter in the 12 bits after the version (method 1 of section 6.2).
 */
export class UuidV7 extends Ids {
  private lastMs = 0;
  private sequence = 0;

  /** @param now milliseconds since 1970. */
  constructor(private readonly now: () => number = Date.now) {
    super();
  }

  next(): string {
    this.step();
    const time = this.lastMs.toString(16).padStart(12, '0');
    const sequence = this.sequence.toString(16).padStart(3, '0');
    // The end of a version 4 is the same: the variant and 62 random bits, which Node has in stock.
    const random = randomUUID().slice(19);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${random}`;
  }

  /** A clock that stands still or goes back moves the counter; a full counter moves the time. */
  private step(): void {
    const nowMs = this.now();
    if (nowMs > this.lastMs) {
      this.lastMs = nowMs;
      this.sequence = 0;
      return;
    }
    this.sequence = (this.sequence + 1) % sequences;
    if (this.sequence === 0) this.lastMs += 1;
  }
}
