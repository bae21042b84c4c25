/**
 * What `@electric-sql/pglite` is in tests, by jest.preset.cjs: the package outside of Jest's realm,
 * which jest-environment.cjs provides, with parameters, rows and errors translated between the two.
 */
import type { PGliteDialectConfig, PGliteQueryOptions, PGliteTransaction } from 'kysely';

type Engine = Exclude<PGliteDialectConfig['pglite'], (...given: never[]) => unknown>;
type Query = PGliteTransaction['query'];

const outside = globalThis as unknown as {
  openPglite(folder?: string): Promise<import('@electric-sql/pglite').PGlite>;
};

const toDate = (text: string) => new Date(text);
/** Objects made by functions of the test's own realm are instances of its own classes. */
const parsers: PGliteQueryOptions['parsers'] = {
  114: JSON.parse,
  3802: JSON.parse,
  1082: toDate,
  1114: toDate,
  1184: toDate,
};

const plain = (parameter: unknown) =>
  parameter instanceof Date ? parameter.toISOString() : parameter;

const ownError = ({ message, ...rest }: Error) => Object.assign(new Error(message), rest);

function translated(query: Query): Query {
  return async <T>(text: string, parameters?: unknown[], options?: PGliteQueryOptions) => {
    try {
      const result = await query<T>(text, parameters?.map(plain), { ...options, parsers });
      return { ...result, rows: result.rows.map((row) => Object.assign({}, row)) };
    } catch (error) {
      throw ownError(error as Error);
    }
  };
}

async function open(folder?: string): Promise<Engine> {
  const engine = await outside.openPglite(folder);
  return {
    waitReady: engine.waitReady,
    get ready() {
      return engine.ready;
    },
    get closed() {
      return engine.closed;
    },
    close: () => engine.close(),
    query: translated(engine.query.bind(engine) as Query),
    transaction: (work) =>
      engine
        .transaction((inner) =>
          work({
            query: translated(inner.query.bind(inner) as Query),
            rollback: () => inner.rollback(),
          }),
        )
        .catch((error: unknown) => {
          throw ownError(error as Error);
        }),
  };
}

export const PGlite = { create: open };
