import { instant, pageOf, pageQuery, text } from '@shop/shared-schema';
import { z } from 'zod';

const example = {
  id: '019ac000-0000-7000-8000-000000000001',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  state: 'active',
  version: 1,
  createdAt: '2026-11-24T09:30:00.000Z',
  updatedAt: '2026-11-24T09:30:00.000Z',
};

/** A user as others see it. */
export const userSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    state: z.enum(['active', 'deactivated']),
    version: z.int().min(1).meta({ description: 'Rises with every change; the ETag.' }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'User', examples: [example] });

export const userPageSchema = pageOf(userSchema, 'UserPage');

const email = z
  .email()
  .max(254)
  .meta({ description: 'Unique; upper and lower case make no difference.' });
const name = text({ max: 200 });

export const createUserSchema = z
  .strictObject({ email, name })
  .meta({ id: 'CreateUser', examples: [{ email: example.email, name: example.name }] });

export const updateUserSchema = z
  .strictObject({ email: email.optional(), name: name.optional() })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .meta({ id: 'UpdateUser', examples: [{ name: 'Ada King' }] });

export const userParams = z.object({ id: z.uuid().meta({ examples: [example.id] }) });

export const listUsersQuery = z.object(pageQuery);

export type UserAnswer = z.output<typeof userSchema>;
export type UserPageAnswer = z.output<typeof userPageSchema>;
export type CreateUserBody = z.output<typeof createUserSchema>;
export type UpdateUserBody = z.output<typeof updateUserSchema>;
export type ListUsersQuery = z.output<typeof listUsersQuery>;
