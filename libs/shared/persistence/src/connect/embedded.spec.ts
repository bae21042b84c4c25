import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Database } from '../database';
import { lockFolder } from './folder-lock';
import { connectPglite } from './pglite';

describe('the folder of an embedded database', () => {
  const parent = mkdtempSync(join(tmpdir(), 'pglite-'));
  const folder = join(parent, 'nested/users');

  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  it('keeps the data for the next process', async () => {
    const first = new Database(connectPglite(folder));
    await sql`create table notes as select 'kept' as text`.execute(first.db);
    expect(existsSync(`${folder}.pid`)).toBe(true);
    await first.close();
    expect(existsSync(`${folder}.pid`)).toBe(false);

    const second = new Database(connectPglite(folder));
    const { rows } = await sql`select text from notes`.execute(second.db);
    await second.close();
    expect(rows).toEqual([{ text: 'kept' }]);
  }, 60_000);

  it('belongs to one process, until that is gone', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}. Stop it first`);
    unlock();
    writeFileSync(`${folder}.pid`, '99999999');
    lockFolder(folder)();
  });
});
