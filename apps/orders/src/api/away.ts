/** Variables of a service whose others refuse every connection: nothing listens on port 1. */
export const away = { USERS_URL: 'http://127.0.0.1:1', INVENTORY_URL: 'http://127.0.0.1:1' };
