import { setTimeout as after } from 'node:timers/promises';
import { sql } from 'kysely';
import { Readiness } from '@shop/shared-health';
import { Metrics } from '@shop/shared-metrics';
import { Database } from '../database';
import { DatabaseIdempotencyStore } from '../idempotency/database-idempotency-store';
import { DatabaseLifecycle } from '../module/database-lifecycle';
import { databaseReadiness } from '../module/database-readiness';
import { type TemporaryPostgres, temporaryPostgres } from '../testing';
import { connectPostgres } from './postgres';

describe('a pool of connections', () => {
  let server: TemporaryPostgres;
  let database: Database;
  let lost: string[];

  beforeAll(async () => {
    server = await temporaryPostgres();
  });

  afterAll(() => server.stop());

  beforeEach(() => {
    lost = [];
    const settings = {
      url: server.adminUrl,
      applicationName: 'pool-test',
      poolMax: 2,
      statementTimeoutMs: 300,
    };
    database = new Database(connectPostgres(settings, ({ message }) => lost.push(message)));
  });

  afterEach(() => database.close());

  const ask = () => sql<{ n: number }>`select 1 as n`.execute(database.db);

  it('opens no more connections than it may, under its name', async () => {
    const counting = sql<{ count: number }>`
      select count(*) from pg_stat_activity where application_name = 'pool-test'`;
    const asking = Array.from({ length: 8 }, () => ask());
    await Promise.all(asking);
    expect((await counting.execute(database.db)).rows).toEqual([{ count: 2 }]);
    expect(database.pool()).toEqual({ total: 2, idle: 2, waiting: 0, max: 2 });
  });

  it('is connected to when a service starts, before a probe or request asks', async () => {
    const keys = new DatabaseIdempotencyStore(database);
    const own = [new Readiness(), new Metrics('pool-test')] as const;
    const lifecycle = new DatabaseLifecycle(database, [], keys, ...own);
    while (database.silentForMs() === Infinity) await after(10);
    expect(database.pool()).toMatchObject({ total: 1, waiting: 0 });
    await lifecycle.onApplicationShutdown();
  });

  it('ends a statement that takes too long, and the connection can be used on', async () => {
    const slow = sql`select pg_sleep(5)`.execute(database.db);
    await expect(slow).rejects.toMatchObject({ code: '57014' });
    expect((await ask()).rows).toEqual([{ n: 1 }]);
  });

  it('bears a migration that changes what its prepared statements give', async () => {
    await sql`create table notes as select 1 as id`.execute(database.db);
    const read = () => sql`select * from notes where id = ${1}`.execute(database.db);
    const readAll = () => Promise.all([read(), read(), read(), read()]);
    await readAll();
    await sql`alter table notes add column a int`.execute(database.db);
    expect((await readAll()).map(({ rows }) => rows)).toEqual(Array(4).fill([{ id: 1, a: null }]));
    await sql`alter table notes add column b int`.execute(database.db);
    const { rows } = await database.run(read);
    expect(rows).toEqual([{ id: 1, a: null, b: null }]);
    const prepared = await sql`select name from pg_prepared_statements`.execute(database.db);
    expect(prepared.rows.length).toBeGreaterThan(1);
  });

  it('says that no connection became free', async () => {
    const patient = { url: server.adminUrl, applicationName: 'busy', poolMax: 1 };
    const busy = new Database(connectPostgres(patient, () => undefined));
    const long = sql`select pg_sleep(4)`.execute(busy.db);
    await expect(sql`select 1`.execute(busy.db)).rejects.toMatchObject({ kind: 'unavailable' });
    await long;
    await busy.close();
  });

  it('survives a restart: unavailable meanwhile, not ready, and whole again by itself', async () => {
    const check = databaseReadiness(database, []);
    await check.run();
    const inTransaction = database.run(async () => {
      await ask();
      await after(400);
      await ask();
    });
    const failed = expect(inTransaction).rejects.toMatchObject({ kind: 'unavailable' });
    await ask();
    const restarted = server.restart(1_500);
    await after(600);
    await failed;
    expect(lost.length).toBeGreaterThan(0);
    await expect(ask()).rejects.toMatchObject({ kind: 'unavailable' });
    await after(500);
    await expect(check.run()).rejects.toThrow('the database does not answer');
    await restarted;
    expect((await ask()).rows).toEqual([{ n: 1 }]);
    await check.run();
  });
});
