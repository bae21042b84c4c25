import type { UserAnswer } from '@shop/users-contract';
import type { User } from '@shop/users-domain';

/** A user as the API shows it. */
export const toAnswer = (user: User): UserAnswer => ({
  id: user.id,
  email: user.email,
  name: user.name,
  state: user.state,
  version: user.version,
  createdAt: user.createdAt.toISOString(),
  updatedAt: user.updatedAt.toISOString(),
});
