import Table from 'cli-table3';
import { join } from 'node:path';
import { nx, sandbox } from './commands';
import { type Deployed, deployedServices } from './deployed';
import { elapsed, say, step } from './steps';

const root = join(__dirname, '../../..');

interface Version {
  revision: string;
  tag: string;
}

async function versionOf({ url }: Deployed): Promise<Version> {
  const answer = await fetch(`${url}/version`, { signal: AbortSignal.timeout(5000) }).catch(
    (cause: Error) => {
      throw new Error(`${url}/version does not answer: ${cause.message}`, { cause });
    },
  );
  if (!answer.ok) throw new Error(`${url}/version answered ${answer.status}`);
  return (await answer.json()) as Version;
}

async function table(services: Deployed[]): Promise<string> {
  const rows = await Promise.all(
    services.map(async (service) => {
      const { revision, tag } = await versionOf(service);
      return [service.service, service.url, revision.slice(0, 12), tag];
    }),
  );
  const result = new Table({
    head: ['SERVICE', 'URL', 'REVISION', 'IMAGE'],
    style: { head: [], border: [] },
  });
  result.push(...rows);
  return result.toString();
}

async function main(): Promise<void> {
  await step('Local AWS', () => sandbox(root, 'up'));
  await step('Infrastructure and services', () =>
    nx(root, ['run-many', '-t', 'deploy', '--outputStyle=stream']),
  );
  const services = await deployedServices(root);
  say(`\n${await table(services)}\n`);
  say(`Done in ${elapsed()}. Try: curl ${services[0]?.url}/version`);
  say('Change a service, commit, then: npx nx affected -t deploy. Stop it: npm run sandbox:down');
}

main().catch((error: Error) => {
  // A command that failed has already told why on this terminal.
  if (!('exitCode' in error)) process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
