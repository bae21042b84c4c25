import type { PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';
import { isConnectionLost, isOutdatedPlan, toDatabaseError } from '../errors/database-errors';
import type { Answers } from './answers';
import type { StatementNames } from './statement-names';

/**
 * A client that prepares its statements, and that the pool does not keep once its connection is in
 * doubt. A migration of the next version can outdate a prepared `select *`: outside of a
 * transaction the statement is then done again, in one `Database.run` does all of it again.
 */
export function watchedClient(
  client: PoolClient,
  answers: Answers,
  names: StatementNames,
): PostgresPoolClient {
  let lost = false;
  let inTransaction = false;

  const send = async (text: string, values: unknown[]) => {
    const result = await client.query({ name: names.nameOf(text, values), text, values });
    answers.note();
    if (result.command === 'BEGIN' || result.command === 'START') inTransaction = true;
    if (result.command === 'COMMIT' || result.command === 'ROLLBACK') inTransaction = false;
    return result;
  };

  const query = async (text: string, values: unknown[]) => {
    try {
      return await send(text, values).catch((error: unknown) => {
        if (!isOutdatedPlan(error)) throw error;
        names.renew();
        if (inTransaction) throw error;
        return send(text, values);
      });
    } catch (error) {
      lost ||= isConnectionLost(error);
      throw toDatabaseError(error);
    }
  };
  const release = (destroy = false) => client.release(destroy || lost);
  // Kysely calls `query` with a cursor only when its dialect was given a class of cursors.
  return { query, release } as unknown as PostgresPoolClient;
}
