/** Whom a service is to its Postgres. */
export interface Login {
  readonly role: string;
  readonly password: string;
  readonly database: string;
}

/** The parts of a Postgres URL; throws, naming the part, when one is missing. */
export function loginOf(url: string): Login {
  const { username, password, pathname } = new URL(url);
  const [role, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent);
  const parts = { user: role, password: secret, database };
  const missing = Object.entries(parts).filter(([, value]) => !value);
  if (!role || !secret || !database) {
    throw new Error(`DATABASE_URL has no ${missing.map(([part]) => part).join(' and no ')}.`);
  }
  return { role, password: secret, database };
}
