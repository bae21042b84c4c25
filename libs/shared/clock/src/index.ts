export { Clock } from './clock';
export { FakeClock } from './fake-clock';
export { SystemClock } from './system-clock';
