import { Clock } from './clock';

/** A clock for tests: stands still until it is moved. */
export class FakeClock extends Clock {
  private time: Date;

  /** @param start ISO 8601 instant. */
  constructor(start = '2026-01-01T00:00:00.000Z') {
    super();
    this.time = new Date(start);
  }

  now(): Date {
    return this.time;
  }

  advance(ms: number): void {
    this.time = new Date(this.time.getTime() + ms);
  }
}
