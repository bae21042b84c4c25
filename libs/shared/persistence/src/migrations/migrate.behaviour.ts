import { sql } from 'kysely';
import type { Database } from '../database';
import { testDatabase } from '../testing';
import { migrate, missingMigrations } from './migrate';
import type { Migration } from './migration';

const creating = (name: string, table: string): Migration => ({
  name,
  up: async (db) => void (await sql`create table ${sql.table(table)} (id int)`.execute(db)),
});

const one = creating('0001-one', 'one');
const two = creating('0002-two', 'two');
const three = creating('0003-three', 'three');

export function describeMigrate(): void {
  describe('migrate', () => {
    let database: Database;

    beforeAll(async () => {
      database = await testDatabase([]);
    });

    beforeEach(async () => {
      await sql`drop schema public cascade`.execute(database.db);
      await sql`create schema public`.execute(database.db);
    });

    afterAll(() => database.close());

    it('applies what is missing, once, and tells what it was', async () => {
      expect(await missingMigrations(database, [one, two])).toEqual(['0001-one', '0002-two']);
      expect(await migrate(database, [one])).toEqual(['0001-one']);
      expect(await migrate(database, [one, two])).toEqual(['0002-two']);
      expect(await migrate(database, [one, two])).toEqual([]);
      expect(await missingMigrations(database, [one, two])).toEqual([]);
    });

    it('applies one that was merged late, and does not mind a newer schema', async () => {
      await migrate(database, [one, three]);
      expect(await missingMigrations(database, [one])).toEqual([]);
      expect(await migrate(database, [one, two, three])).toEqual(['0002-two']);
    });

    it('keeps nothing of one that fails, but what was before, and names it', async () => {
      const broken: Migration = {
        name: '0002-broken',
        async up(db) {
          await three.up(db);
          await sql`select nonsense`.execute(db);
        },
      };
      const failing = migrate(database, [one, broken, two]);
      await expect(failing).rejects.toThrow(/^Migration 0002-broken failed: .*nonsense/);
      expect(await migrate(database, [one, two, three])).toEqual(['0002-two', '0003-three']);
    });
  });
}
