import { Clock } from './clock';

/** The time of this machine. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
