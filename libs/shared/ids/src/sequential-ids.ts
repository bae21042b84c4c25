import { Ids } from './ids';

/** Ids for tests: 00000000-0000-7000-8000-000000000001 and so on. */
export class SequentialIds extends Ids {
  private last = 0;

  next(): string {
    this.last += 1;
    return `00000000-0000-7000-8000-${String(this.last).padStart(12, '0')}`;
  }
}
