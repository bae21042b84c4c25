import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { tlsOf } from '../connect/tls';
import { loginOf, type Login } from './login';
import { scramVerifier } from './scram-verifier';

/** Any number: services that are released at once take turns, since they all change the catalog. */
const lockKey = 5_001_640_222;

async function exists(client: Client, catalog: string, column: string, name: string) {
  const query = `select 1 from ${catalog} where ${column} = $1`;
  return (await client.query(query, [name])).rowCount === 1;
}

/** Refuses to turn an account that can do more than it should into that of a service. */
async function checkRole(client: Client, role: string): Promise<void> {
  const query = `select rolsuper or rolbypassrls or rolreplication or rolname = current_user as mighty
                 from pg_roles where rolname = $1`;
  const { rows } = await client.query<{ mighty: boolean }>(query, [role]);
  if (rows[0]?.mighty) {
    throw new Error(
      `The role "${role}" of DATABASE_URL is an administrator. Name one of the service's own.`,
    );
  }
}

/** The password is set each time, so that a new one in DATABASE_URL is all a rotation takes. */
async function ensureRole(client: Client, { role, password }: Login): Promise<void> {
  const name = escapeIdentifier(role);
  await checkRole(client, role);
  const verb = (await exists(client, 'pg_roles', 'rolname', role)) ? 'alter' : 'create';
  const verifier = escapeLiteral(scramVerifier(password));
  await client.query(`${verb} role ${name} login nocreatedb nocreaterole password ${verifier}`);
}

async function ensureDatabase(client: Client, { role, database }: Login): Promise<void> {
  const [owner, name] = [escapeIdentifier(role), escapeIdentifier(database)];
  // An administrator that is no superuser gives things only to a role it is a member of.
  await client.query(`grant ${owner} to current_user`);
  if (!(await exists(client, 'pg_database', 'datname', database))) {
    await client.query(`create database ${name} owner ${owner} template template0 encoding 'UTF8'`);
  }
  const query = 'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1';
  const { rows } = await client.query<{ owner: string }>(query, [database]);
  if (rows[0]?.owner !== role) {
    throw new Error(`The database "${database}" belongs to "${rows[0]?.owner}", not to "${role}".`);
  }
  await client.query(`revoke all on database ${name} from public`);
}

/**
 * Makes the role and the database that `url` names, unless they are there, and sets the role's
 * password. The role owns its database and may do nothing else; no other role may connect to it.
 *
 * @param adminUrl of a role with CREATEROLE and CREATEDB; it need not be a superuser.
 */
export async function provision(adminUrl: string, url: string): Promise<void> {
  const login = loginOf(url);
  const client = new Client({
    ...tlsOf(adminUrl),
    application_name: `migrate ${login.database}`,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 60_000,
    lock_timeout: 60_000,
  });
  // A connection that breaks fails the query in progress; the event says the same once more.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await ensureRole(client, login);
    await ensureDatabase(client, login);
  } finally {
    await client.end();
  }
}
