import { DomainError } from '@shop/shared-errors';

export class UserNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'user-not-found';

  constructor(id: string) {
    super(`There is no user ${id}.`);
  }
}

export class EmailTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'email-taken';

  constructor(email: string) {
    super(`Another user has the e-mail address ${email}.`);
  }
}

export class UserDeactivated extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'user-deactivated';

  constructor(id: string) {
    super(`The user ${id} is deactivated and can not be changed.`);
  }
}

/** Someone else changed the user since the caller read it. */
export class UserChanged extends DomainError {
  readonly kind = 'precondition-failed';
  readonly code = 'user-changed';

  constructor(id: string) {
    super(`The user ${id} is not in the version you name. Read it again and repeat the change.`);
  }
}
