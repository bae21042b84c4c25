/** What a token must allow. `admin` is for those who run the service. */
export const ordersScopes = {
  read: 'orders:read',
  write: 'orders:write',
  admin: 'orders:admin',
} as const;
