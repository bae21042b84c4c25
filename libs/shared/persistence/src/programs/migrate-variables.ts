import { databaseVariables, postgresUrl } from '../module/database-variables';
import { z } from 'zod';

const problem = 'must be a whole number of seconds';

/** Environment variables of the release step. */
export const migrateVariables = {
  ...databaseVariables,
  /** Of a role that may make roles and databases; without it both must be there. */
  DATABASE_ADMIN_URL: postgresUrl.optional(),
  /** How long to wait for a database that does not answer. */
  DATABASE_WAIT_SECONDS: z.coerce.number(problem).int(problem).min(0, problem).default(30),
};
