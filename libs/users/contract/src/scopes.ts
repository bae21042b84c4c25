/** What a token must allow. */
export const usersScopes = { read: 'users:read', write: 'users:write' } as const;
