import { randomBytes } from 'node:crypto';
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
    const bytes = randomBytes(16);
    bytes.writeUIntBE(this.lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | this.sequence, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
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
