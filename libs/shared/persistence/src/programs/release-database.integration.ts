import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { idempotencyMigrations } from '../idempotency/idempotency-migrations';
import { emptyDatabase, postgresUrl } from '../testing';
import { releaseDatabase } from './release-database';

const program = { service: 'users', migrations: idempotencyMigrations };

function withPath(url: string, change: { user?: string; password?: string; database?: string }) {
  const changed = new URL(url);
  if (change.user) changed.username = encodeURIComponent(change.user);
  if (change.password) changed.password = encodeURIComponent(change.password);
  if (change.database) changed.pathname = encodeURIComponent(change.database);
  return changed.href;
}

async function query(url: string, text: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the release step with an administrator that is no superuser, as on RDS', () => {
  const id = randomBytes(4).toString('hex');
  const administrator = `admin_${id}`;
  const service = `gift-"cards ${id}`;
  let admin: string;

  beforeAll(async () => {
    await query(
      postgresUrl(),
      `create role ${administrator} login createdb createrole password 'admin'`,
    );
    admin = withPath(postgresUrl(), { user: administrator, password: 'admin' });
  });

  afterAll(async () => {
    const name = service.replaceAll('"', '""');
    await query(postgresUrl(), `drop database if exists "${name}" with (force)`);
    await query(postgresUrl(), `drop role if exists "${name}"`);
    await query(postgresUrl(), `drop role if exists ${administrator}`);
  });

  const urlOf = (password: string) =>
    withPath(admin, { user: service, password, database: service });
  const release = (url: string) =>
    releaseDatabase(program, { DATABASE_URL: url, DATABASE_ADMIN_URL: admin });

  it('makes role and database, migrates, and changes nothing when it runs again', async () => {
    const url = urlOf('first');
    expect(await release(url)).toEqual(['idempotency-0001-create-keys']);
    expect(await release(url)).toEqual([]);
    expect(await query(url, 'select * from idempotency_keys')).toEqual([]);
  });

  it('sets a new password, after which the old one is of no use', async () => {
    await release(urlOf(`it's "new" \\ $1`));
    expect(await query(urlOf(`it's "new" \\ $1`), 'select 1 as n')).toEqual([{ n: 1 }]);
    await expect(query(urlOf('first'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await release(urlOf('first'));
  });

  it('gives the role its own database and nothing else, and nobody else that database', async () => {
    const roles = await query(
      urlOf('first'),
      `select rolsuper, rolcreatedb, rolcreaterole, rolreplication from pg_roles
       where rolname = current_user`,
    );
    const none = { rolsuper: false, rolcreatedb: false, rolcreaterole: false };
    expect(roles).toEqual([{ ...none, rolreplication: false }]);

    const stranger = `stranger_${id}`;
    await query(postgresUrl(), `create role ${stranger} login password 'x'`);
    const intruding = withPath(admin, { user: stranger, password: 'x', database: service });
    await expect(query(intruding, 'select 1')).rejects.toMatchObject({ code: '42501' });
    await query(postgresUrl(), `drop role ${stranger}`);
  });

  it('refuses to use an administrator as a service, or the database of another', async () => {
    await expect(release(admin)).rejects.toThrow(`"${administrator}" of DATABASE_URL is an admin`);
    const { url, drop } = await emptyDatabase(postgresUrl());
    const foreign = new URL(url).pathname.slice(1);
    const taking = release(withPath(urlOf('first'), { database: foreign }));
    await expect(taking).rejects.toThrow(`The database "${foreign}" belongs to "postgres"`);
    await drop();
  });

  it('works for several services at once', async () => {
    const releases = [1, 2, 3].map((n) => {
      const name = `s${n}_${id}`;
      const url = withPath(admin, { user: name, password: 'p', database: name });
      return release(url);
    });
    await Promise.all(releases);
    for (const n of [1, 2, 3]) {
      await query(postgresUrl(), `drop database s${n}_${id} with (force)`);
      await query(postgresUrl(), `drop role s${n}_${id}`);
    }
  });
});
