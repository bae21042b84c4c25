export { DomainError, type ErrorKind } from './domain-error';
export { InvalidInput, type InputProblem } from './invalid-input';
export { type Retryable, retryAfterOf } from './retry-after';
