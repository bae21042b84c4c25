import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Scope } from '@shop/shared-auth';
import { Answer, type AnswerHeaders, Api, IfMatch, keysetCursor } from '@shop/shared-http';
import {
  type CreateUserBody,
  createUserSchema,
  type ListUsersQuery,
  listUsersQuery,
  type UpdateUserBody,
  updateUserSchema,
  type UserAnswer,
  type UserPageAnswer,
  userPageSchema,
  userParams,
  userSchema,
  usersPaths,
  usersScopes,
} from '@shop/users-contract';
import {
  CreateUser,
  DeactivateUser,
  GetUser,
  ListUsers,
  UpdateUser,
  type User,
} from '@shop/users-domain';
import { fillPath } from '@shop/shared-schema';
import { z } from 'zod';
import { toAnswer } from './user-answer';

const cursors = keysetCursor(z.uuid());
const one = { schema: userSchema, headers: ['etag'] } as const;

@Controller()
export class UsersController {
  constructor(
    private readonly creation: CreateUser,
    private readonly reading: GetUser,
    private readonly listing: ListUsers,
    private readonly updating: UpdateUser,
    private readonly deactivation: DeactivateUser,
  ) {}

  @Post(usersPaths.users)
  @Scope(usersScopes.write)
  @Api({
    summary: 'Create a user',
    answer: { status: 201, schema: userSchema, headers: ['etag', 'location'] },
    problems: [409],
    idempotent: true,
  })
  async createUser(
    @Body({ schema: createUserSchema }) body: CreateUserBody,
    @Answer() answer: AnswerHeaders,
  ): Promise<UserAnswer> {
    const user = await this.creation.run(body);
    answer.location(fillPath(usersPaths.user, user));
    return versioned(user, answer);
  }

  @Get(usersPaths.user)
  @Scope(usersScopes.read)
  @Api({ summary: 'Get a user', answer: one, problems: [404] })
  async getUser(
    @Param({ schema: userParams }) { id }: { id: string },
    @Answer() answer: AnswerHeaders,
  ): Promise<UserAnswer> {
    return versioned(await this.reading.run(id), answer);
  }

  @Get(usersPaths.users)
  @Scope(usersScopes.read)
  @Api({ summary: 'List users, the oldest first', answer: { schema: userPageSchema } })
  async listUsers(
    @Query({ schema: listUsersQuery }) { limit, cursor }: ListUsersQuery,
  ): Promise<UserPageAnswer> {
    const { users, last } = await this.listing.run({ limit, after: cursors.decode(cursor) });
    return { items: users.map(toAnswer), nextCursor: last ? cursors.encode(last) : null };
  }

  @Patch(usersPaths.user)
  @Scope(usersScopes.write)
  @Api({ summary: 'Change a user', answer: one, problems: [404, 409], ifMatch: true })
  async updateUser(
    @Param({ schema: userParams }) { id }: { id: string },
    @IfMatch() version: number,
    @Body({ schema: updateUserSchema }) changes: UpdateUserBody,
    @Answer() answer: AnswerHeaders,
  ): Promise<UserAnswer> {
    return versioned(await this.updating.run({ id, version }, changes), answer);
  }

  @Post(usersPaths.deactivate)
  @Scope(usersScopes.write)
  @Api({
    summary: 'Deactivate a user',
    description: 'For good: a deactivated user can place no orders and not be changed any more.',
    answer: { status: 200, ...one },
    problems: [404],
    ifMatch: true,
  })
  async deactivateUser(
    @Param({ schema: userParams }) { id }: { id: string },
    @IfMatch() version: number,
    @Answer() answer: AnswerHeaders,
  ): Promise<UserAnswer> {
    return versioned(await this.deactivation.run({ id, version }), answer);
  }
}

function versioned(user: User, answer: AnswerHeaders): UserAnswer {
  answer.etag(user.version);
  return toAnswer(user);
}
