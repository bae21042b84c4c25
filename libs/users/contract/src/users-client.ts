import { fillPath } from '@shop/shared-schema';
import { type ClientOptions, createClient } from '@shop/shared-http-client';
import { usersPaths } from './paths';
import {
  type CreateUserBody,
  type UpdateUserBody,
  type UserAnswer,
  type UserPageAnswer,
  userPageSchema,
  userSchema,
} from './user';

/** A user in the version that is to be changed. */
type Version = Pick<UserAnswer, 'id' | 'version'>;

/**
 * The API of users. Every call throws `RemoteProblem` when it is refused, with one of
 * `usersProblems` as code, and `RemoteUnavailable` when there is no answer.
 */
export interface UsersClient {
  get(id: string): Promise<UserAnswer>;
  /** @param key the same for every repetition of one creation, which then happens once. */
  create(user: CreateUserBody, key: string): Promise<UserAnswer>;
  update(user: Version, changes: UpdateUserBody): Promise<UserAnswer>;
  deactivate(user: Version): Promise<UserAnswer>;
  list(page?: { readonly limit?: number; readonly cursor?: string }): Promise<UserPageAnswer>;
}

const ifMatch = ({ version }: Version) => ({ 'if-match': `"${version}"` });

/** @param options where the service is, how long to wait and how often to try. */
export function createUsersClient(options: Omit<ClientOptions, 'service'>): UsersClient {
  const client = createClient({ ...options, service: 'users' });
  const { users, user, deactivate } = usersPaths;
  return {
    get: (id) =>
      client.request({ method: 'GET', path: fillPath(user, { id }), response: userSchema }),
    create: (body, key) =>
      client.request({
        method: 'POST',
        path: users,
        body,
        headers: { 'idempotency-key': key },
        idempotent: true,
        response: userSchema,
      }),
    update: (version, body) =>
      client.request({
        method: 'PATCH',
        path: fillPath(user, version),
        body,
        headers: ifMatch(version),
        response: userSchema,
      }),
    deactivate: (version) =>
      client.request({
        method: 'POST',
        path: fillPath(deactivate, version),
        headers: ifMatch(version),
        response: userSchema,
      }),
    list: (query) =>
      client.request({ method: 'GET', path: users, query, response: userPageSchema }),
  };
}
