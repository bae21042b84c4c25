import { sql } from 'kysely';
import { isUniqueViolation } from './errors/database-errors';
import type { Migration } from './migrations/migration';
import { describeOnDatabase } from './testing';

interface NotesSchema {
  notes: { id: number; text: string; at: Date | null; tags: unknown };
}

const createNotes: Migration = {
  name: '0001-create-notes',
  async up(db) {
    await sql`create table notes (
      id bigint primary key, text text not null unique, at timestamptz, tags jsonb)`.execute(db);
  },
};

/** What repositories rely on, whichever engine there is. */
export function describeDatabase(): void {
  describeOnDatabase<NotesSchema>('a database', [createNotes], (database) => {
    const add = (id: number, text: string) =>
      database().db.insertInto('notes').values({ id, text, at: null, tags: null }).execute();
    const texts = async () => {
      const rows = await database().db.selectFrom('notes').select('text').orderBy('id').execute();
      return rows.map(({ text }) => text);
    };

    it('commits the work of a transaction, nested ones with the outermost', async () => {
      const result = await database().run(async () => {
        await add(1, 'one');
        await database().run(() => add(2, 'two'));
        return 'done';
      });
      expect(result).toBe('done');
      expect(await texts()).toEqual(['one', 'two']);
    });

    it('keeps nothing of work that throws, nor of what was nested in it', async () => {
      const failing = database().run(async () => {
        await database().run(() => add(1, 'one'));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await texts()).toEqual([]);
    });

    it('keeps transactions that run at once apart', async () => {
      const attempts = [1, 2, 3, 4].map((id) =>
        database().run(async () => {
          await add(id, `note ${id}`);
          if (id % 2 === 0) throw new Error('even');
        }),
      );
      await Promise.allSettled(attempts);
      expect(await texts()).toEqual(['note 1', 'note 3']);
    });

    it('calls what waits for the commit after it, and not at all without one', async () => {
      const called: string[] = [];
      await database().run(async () => {
        database().afterCommit(() => called.push(database().inTransaction ? 'early' : 'kept'));
        await add(1, 'one');
        expect(called).toEqual([]);
      });
      const failing = database().run(async () => {
        database().afterCommit(() => called.push('lost'));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      database().afterCommit(() => called.push('at once'));
      expect(called).toEqual(['kept', 'at once']);
    });

    it('does a transaction again that a deadlock ended, at most three times', async () => {
      let runs = 0;
      const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
      const twice = async () => {
        runs += 1;
        await add(runs, 'once');
        if (runs < 3) throw deadlock;
      };
      await database().run(twice);
      expect(await texts()).toEqual(['once']);

      runs = 0;
      const always = async () => {
        runs += 1;
        throw deadlock;
      };
      await expect(database().run(always)).rejects.toBe(deadlock);
      expect(runs).toBe(3);
    });

    it('names the constraint of a row that is there already', async () => {
      await add(1, 'one');
      const error: unknown = await add(2, 'one').catch((reason: unknown) => reason);
      expect(isUniqueViolation(error)).toBe(true);
      expect(isUniqueViolation(error, 'notes_text_key')).toBe(true);
      expect(isUniqueViolation(error, 'notes_pkey')).toBe(false);
      expect(isUniqueViolation(new Error('no'))).toBe(false);
    });

    it('gives numbers, dates and JSON as themselves', async () => {
      const note = { id: 7, text: 't', at: new Date('2026-01-31T09:05:07.123Z'), tags: ['a'] };
      await database()
        .db.insertInto('notes')
        .values({ ...note, tags: JSON.stringify(note.tags) })
        .execute();
      const rows = await database().db.selectFrom('notes').selectAll().execute();
      expect(rows).toEqual([note]);
      expect(rows[0]?.at).toBeInstanceOf(Date);
      const count = await sql<{ n: number }>`select count(*) as n from notes`.execute(
        database().db,
      );
      expect(count.rows).toEqual([{ n: 1 }]);
    });

    it('knows when it answered last', async () => {
      await texts();
      expect(database().silentForMs()).toBeLessThan(5000);
    });
  });
}
