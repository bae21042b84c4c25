import { z } from 'zod';

const milliseconds = (problem = 'must be a whole number of milliseconds') =>
  z.coerce.number(problem).int(problem).min(0, problem);
const poolProblem = 'must be a whole number from 1 to 1000';
const urlProblem = 'must be a URL such as postgres://user:password@host:5432/database';

/** A Postgres URL; the message never holds it, since it has a password. */
export const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: urlProblem });

/** Environment variables of a service with a database. */
export const databaseVariables = {
  /** Where the service is deployed; `local` on a developer's machine. */
  SERVICE_ENVIRONMENT: z.string().default('local'),
  /** The service's Postgres. Locally it may be absent: then PGlite is embedded. */
  DATABASE_URL: postgresUrl.optional(),
  /** Folder of the embedded PGlite; in memory when absent. */
  DATABASE_FOLDER: z.string().optional(),
  /** Connections at most, of this process. */
  DATABASE_POOL_MAX: z.coerce
    .number(poolProblem)
    .int(poolProblem)
    .min(1, poolProblem)
    .max(1000, poolProblem)
    .default(10),
  /** Postgres ends a statement that takes longer; 0 lets it take its time. */
  DATABASE_STATEMENT_TIMEOUT_MS: milliseconds().default(5000),
};

export type DatabaseConfig = Readonly<z.output<z.ZodObject<typeof databaseVariables>>>;
