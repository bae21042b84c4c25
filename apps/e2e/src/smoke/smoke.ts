import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { infraOutputs } from './infra-outputs';
import { lookAt } from './look-at';
import { problemsOf } from './problems';
import { releasedDigest } from './released';

const workspace = join(__dirname, '../../../..');

/**
 * Looks at every service of an environment from outside, on every host: it has to be ready and to answer
 * as the image that was released. Changes nothing, and needs no token.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { environment: { type: 'string' } } });
  const { environment } = values;
  if (!environment) throw new Error('Say which environment: nx run e2e:smoke -c staging');
  const { service_urls, health_urls } = await infraOutputs(workspace, environment);
  const places = Object.entries(service_urls).flatMap(([service, urls]) =>
    urls.map((url, index) => ({ service, url, health: health_urls[service]?.[index] ?? url })),
  );
  const found = await Promise.all(
    places.map(async ({ service, url, health }) => {
      const digest = await releasedDigest(workspace, environment, service);
      const problems = problemsOf(await lookAt(service, url, health), digest);
      if (problems.length === 0) {
        process.stdout.write(`${service} at ${url} serves what was released\n`);
      }
      return problems.map((problem) => `${service} at ${url} ${problem}`);
    }),
  );
  if (found.length === 0) throw new Error(`${environment} has no services to look at`);
  if (found.flat().length > 0) throw new Error(found.flat().join('\n'));
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
