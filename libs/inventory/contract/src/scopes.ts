/** What a token must allow, per kind of route. */
export const inventoryScopes = {
  read: 'inventory:read',
  write: 'inventory:write',
  reserve: 'inventory:reserve',
} as const;
