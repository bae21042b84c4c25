export { KeyInFlight, KeyReused } from './idempotency-errors';
export {
  type IdempotentOutcome,
  type IdempotentRequest,
  IdempotencyStore,
  type StoredAnswer,
} from './idempotency-store';
