import { mkdir } from 'node:fs/promises';
import { Kysely, PGliteDialect } from 'kysely';
import { Answers } from './answers';
import type { Connection } from './connection';
import { lockFolder } from './folder-lock';

/** The package is not part of a bundle or image: it is asked for only where it is used. */
async function openEngine(folder: string | undefined) {
  const { PGlite } = await import('@electric-sql/pglite');
  if (folder) await mkdir(folder, { recursive: true });
  return PGlite.create(folder);
}

/**
 * Postgres inside of this process: one connection, on which transactions wait for each other.
 *
 * @param folder keeps the data, and belongs to one process at a time; without one they are gone
 *   afterwards.
 */
export function connectPglite<Schema>(folder?: string): Connection<Schema> {
  const answers = new Answers();
  let unlock: () => void = () => undefined;
  const open = () => {
    if (folder) unlock = lockFolder(folder);
    return openEngine(folder);
  };
  const kysely = new Kysely<Schema>({
    dialect: new PGliteDialect({
      pglite: open,
      onCreateConnection: async () => answers.note(),
    }),
  });
  return {
    engine: 'pglite',
    kysely,
    pool: () => ({ total: 1, idle: 1, waiting: 0, max: 1 }),
    silentForMs: () => answers.silentForMs(),
    close: async () => {
      await kysely.destroy();
      unlock();
    },
  };
}
