import { sql } from 'kysely';
import { Database } from '../database';
import { connectPostgres } from '../connect/postgres';
import { emptyDatabase, postgresUrl } from '../testing';
import { describeMigrate } from './migrate.behaviour';
import { migrate } from './migrate';
import type { Migration } from './migration';

describeMigrate();

describe('releases that migrate at once', () => {
  it('take turns, and each migration is applied once', async () => {
    const { url, drop } = await emptyDatabase(postgresUrl());
    const migrations: Migration[] = ['a', 'b', 'c', 'd'].map((name) => ({
      name,
      up: async (db) => {
        await sql`create table ${sql.table(name)} (id int)`.execute(db);
        await sql`select pg_sleep(0.05)`.execute(db);
      },
    }));
    const databases = Array.from(
      { length: 6 },
      (_, n) => new Database(connectPostgres({ url, applicationName: `${n}` }, () => undefined)),
    );
    const applied = await Promise.all(databases.map((database) => migrate(database, migrations)));
    expect(applied.flat().sort()).toEqual(['a', 'b', 'c', 'd']);
    await Promise.all(databases.map((database) => database.close()));
    await drop();
  });
});
