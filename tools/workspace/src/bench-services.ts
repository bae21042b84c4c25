import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeReport } from './bench/report';
import { measureServices, services } from './bench/services/services';
import { nx } from './commands';
import { say, step } from './steps';

const root = join(__dirname, '../../..');
const usage = `Usage: npm run bench:services -- [--runs 5]

Measures the built bundle of users on a temporary Postgres, beside a bare Nest controller that sends
the same queries, and writes docs/benchmarks-services.md and docs/benchmarks-services.json. A run
takes a minute; leave the machine alone meanwhile.
  --runs N  runs of each figure (median shown)`;

const notes = `
Users as it is built for its image, beside a bare Nest controller that is bundled and run the same way
and sends the same prepared statements through a pool of the same size to the same Postgres, which does
not wait for its disk. No tokens, no rate limit. Users logs every request to a file (\`LOG_LEVEL=info\`), the
bare controller logs nothing. Both have the flags of the image and the heap of a container of 256 MiB.

Load, programs and Postgres share the machine, all on loopback: 32 connections for requests/s, requests
sent evenly for p99. Use the ratios: absolute values depend on the machine. MB are 10⁶ bytes.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '5' }, help: { type: 'boolean' } },
  });
  if (values.help) return say(usage);
  await step('Building the services', () =>
    nx(root, ['run-many', '-t', 'build', '-p', services.join(',')], { stdio: 'ignore' }),
  );
  const figures = await measureServices(root, Number(values.runs));
  const report = { file: 'benchmarks-services', title: 'Benchmarks of the services' };
  const text = await writeReport(root, {
    ...report,
    command: 'npm run bench:services',
    notes,
    figures,
  });
  say(`\n${text}`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
