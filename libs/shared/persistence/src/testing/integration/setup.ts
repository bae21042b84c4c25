import { setIntegrationUrl } from '../integration-url';
import { keep } from './kept';
import { temporaryPostgres } from '../temporary-postgres';

/** Before the first integration test of a project: the Postgres that is given, else one of its own. */
export default async function setup(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return setIntegrationUrl(given);
  const server = await temporaryPostgres();
  keep(server);
  setIntegrationUrl(server.adminUrl);
}
