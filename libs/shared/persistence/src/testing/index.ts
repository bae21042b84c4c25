export { describeOnDatabase } from './describe-on-database';
export { integrationUrl, postgresUrl } from './integration-url';
export { type TemporaryPostgres, temporaryPostgres } from './temporary-postgres';
export { testDatabase } from './test-database';
export { testDatabaseUrl } from './test-database-url';
export { type EmptyDatabase, emptyDatabase } from './throw-away-database';
