const variable = 'INTEGRATION_DATABASE_URL';

/** URL of an administrator of the Postgres of integration tests, undefined in other tests. */
export const integrationUrl = (): string | undefined => process.env[variable];

/** Set before the first test, so that it reaches every worker. */
export function setIntegrationUrl(url: string): void {
  process.env[variable] = url;
}

/** The same, for tests that need Postgres in any case. */
export function postgresUrl(): string {
  const url = integrationUrl();
  if (url) return url;
  throw new Error('This test needs Postgres. Call it *.integration.ts and run nx integration.');
}
