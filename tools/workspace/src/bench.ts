import { execa } from 'execa';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureDeploys } from './bench/deploys';
import { type Figure, repeat, timed } from './bench/figures';
import { writeReport } from './bench/report';
import { cloneCheckout } from './clone';
import { sandbox, standaloneEnvironment } from './commands';
import { say, step } from './steps';

const root = join(__dirname, '../../..');
const usage = `Usage: npm run bench -- [--runs 5] [--demo 0] [--test 0]

Measures in a clone with a sandbox of its own and writes docs/benchmarks.md and docs/benchmarks.json.
  --runs N  runs of each figure (median shown)
  --demo N  also times "npm run demo" N times, each in a new clone with nothing installed
  --test N  also times "npm test" N times in the same way`;

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
    const values = await repeat(runs, freshRun(script));
    const name = `\`npm run ${script}\` in a new clone`;
    figures.push({ name, unit: 's', values, aim: { atMost: aim } });
  }
  const text = await writeReport(root, {
    file: 'benchmarks',
    title: 'Benchmarks',
    command: 'npm run bench',
    notes: 'Without the Nx daemon, as in CI. Use the ratios: absolute times depend on the machine.',
    figures,
  });
  say(`\n${text}`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
