/** What time it is, passed in so that rules about time can be tested. */
export abstract class Clock {
  abstract now(): Date;
}
