import { execa } from 'execa';
import { rm, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commitSummary, untilServing } from './bench/change';
import { type Figure, figureTable, repeat, timed } from './bench/figures';
import { openPlainPort, plainScript } from './bench/plain-script';
import { cloneCheckout } from './clone';
import { nx, sandbox, standaloneEnvironment } from './commands';
import { deployedServices, readEnvironmentFile } from './deployed';
import { say, step } from './steps';

const root = join(__dirname, '../../..');
const usage = `Usage: npm run bench -- [--runs 5] [--demo 0] [--test 0]

Measures in a clone with a sandbox of its own and writes docs/benchmarks.md.
  --runs N  runs of each figure (median shown)
  --demo N  also times "npm run demo" N times, each in a new clone with nothing installed
  --test N  also times "npm test" N times in the same way`;

const affected = (clone: string) =>
  nx(clone, ['affected', '-t', 'deploy', '--base=HEAD~1'], { stdio: 'ignore' });

/** Seconds from the start of the command until the public port answers with the committed change. */
const changeToServing = (clone: string, url: string) => async (run: number) => {
  const summary = `Change ${run}`;
  await commitSummary(clone, summary);
  const deploy = affected(clone);
  const seconds = await timed(() => untilServing(url, summary));
  await deploy;
  return seconds;
};

async function measureDeploys(clone: string, runs: number): Promise<Figure[]> {
  await step('Starting a sandbox', () => sandbox(clone, 'up'));
  await step('First deploy', () => nx(clone, ['run-many', '-t', 'deploy'], { stdio: 'ignore' }));
  const users = (await deployedServices(clone)).find(({ service }) => service === 'users');
  if (!users) throw new Error('users is not deployed');
  const env = await readEnvironmentFile(join(clone, '.env.sandbox'));
  const repository = `${env['NX_EC2_REGISTRY_HOST']}/shop-sandbox/users`;
  const plain = { workspace: clone, host: users.host, repository, env };

  const serving = await step('One-line change to serving', () =>
    repeat(runs, changeToServing(clone, users.url)),
  );
  const again = await step('The same commit again', () =>
    repeat(runs, () => timed(() => affected(clone))),
  );
  const all = await step('All three, nothing changed', () =>
    repeat(runs, () => timed(() => nx(clone, ['run-many', '-t', 'deploy'], { stdio: 'ignore' }))),
  );
  const plainUrl = await openPlainPort(plain);
  const reference = await step('Reference: a plain script, one service', () =>
    repeat(runs, async (run) => {
      await commitSummary(clone, `Plain change ${run}`);
      return timed(async () => {
        await plainScript(plain, run);
        await untilServing(plainUrl, `Plain change ${run}`);
      });
    }),
  );
  const startup = await step('Reference: nx alone', () =>
    repeat(runs, () => timed(() => nx(clone, ['show', 'projects'], { stdio: 'ignore' }))),
  );
  return [
    { name: 'one-line change of users → serving', seconds: serving, aim: 5 },
    { name: 'the same change by a plain script, users only', seconds: reference },
    { name: 'nothing changed: the same commit again (users affected)', seconds: again, aim: 2 },
    { name: 'nothing changed: all three services', seconds: all },
    { name: '`nx show projects`, the start-up of Nx', seconds: startup },
  ];
}

/** Times a whole npm script in a new clone with nothing installed and no sandbox. */
const freshRun = (npmScript: string) => async () => {
  const clone = await cloneCheckout(root);
  await rm(join(clone, 'node_modules'), { recursive: true, force: true });
  const options = { cwd: clone, env: standaloneEnvironment(), extendEnv: false } as const;
  try {
    return await timed(() => execa('npm', ['run', npmScript], { ...options, stdio: 'inherit' }));
  } finally {
    await sandbox(clone, 'reset').catch(() => undefined);
    await rm(clone, { recursive: true, force: true });
  }
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      demo: { type: 'string', default: '0' },
      test: { type: 'string', default: '0' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return say(usage);
  const figures: Figure[] = [];
  const clone = await cloneCheckout(root);
  try {
    figures.push(...(await measureDeploys(clone, Number(values.runs))));
  } finally {
    await step('Taking the sandbox down', () => sandbox(clone, 'reset'));
    await rm(clone, { recursive: true, force: true });
  }
  for (const { script, runs, aim } of [
    { script: 'demo', runs: Number(values.demo), aim: 240 },
    { script: 'test', runs: Number(values.test), aim: 720 },
  ]) {
    if (runs === 0) continue;
    const seconds = await repeat(runs, freshRun(script));
    figures.push({ name: `\`npm run ${script}\` in a new clone`, seconds, aim });
  }
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const text = `# Benchmarks

Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench\` on a machine with ${machine}, Node ${process.versions.node}.
Without the Nx daemon, as in CI. Use the ratios: absolute times depend on the machine.

${figureTable(figures)}
`;
  const report = join(root, 'docs/benchmarks.md');
  await writeFile(report, text);
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  await execa(process.execPath, [prettier, '--write', report]);
  say(`\n${text}`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
