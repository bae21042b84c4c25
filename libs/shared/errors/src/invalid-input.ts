import { DomainError } from './domain-error';

export interface InputProblem {
  /** Where in the input, as `lines.0.sku`; empty for all of it. */
  readonly path: string;
  /** What is wrong there, without the value. */
  readonly message: string;
}

/** Input that is not as it must be, with every place where it is not. */
export class InvalidInput extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'invalid-input';

  constructor(
    readonly errors: readonly InputProblem[],
    message = 'The input is not valid.',
  ) {
    super(message);
  }
}
