import { describeIdempotencyStore } from './idempotency.behaviour';

describeIdempotencyStore();
