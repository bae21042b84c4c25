/** Where things are; `:name` is a parameter. */
export const usersPaths = {
  users: '/v1/users',
  user: '/v1/users/:id',
  deactivate: '/v1/users/:id/deactivate',
} as const;
