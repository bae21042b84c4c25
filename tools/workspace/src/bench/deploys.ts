import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { commit } from '../clone';
import { nx, sandbox, standaloneEnvironment } from '../commands';
import { deployedServices, readEnvironmentFile } from '../deployed';
import { step } from '../steps';
import { commitSummary, untilServing } from './change';
import { type Figure, median, repeat, timed } from './figures';
import { openPlainPort, plainScript } from './plain-script';
import { publicPortFigures } from './public-port';
import { kilobytesBetween, pushedImage } from './pushed-bytes';
import { openSlowLink } from './slow-link';

const quiet = { stdio: 'ignore' } as const;
const alone = '--excludeTaskDependencies';

/** Measures everything about deploys, in a clone with a sandbox that is made for it. */
export async function measureDeploys(clone: string, runs: number): Promise<Figure[]> {
  await step('Starting a sandbox', () => sandbox(clone, 'up'));
  await step('First deploy', () => nx(clone, ['run-many', '-t', 'deploy'], quiet));
  const users = (await deployedServices(clone)).find(({ service }) => service === 'users');
  if (!users) throw new Error('users is not deployed');
  const env = await readEnvironmentFile(join(clone, '.env.sandbox'));
  const NX_EC2_SSH_CONFIG = await openSlowLink(clone, users.host, 50);
  const slow = { ...quiet, env: { ...standaloneEnvironment(), NX_EC2_SSH_CONFIG } };
  const figures: Figure[] = [];
  const measure = async (
    name: string,
    aim: Figure['aim'],
    value: (run: number) => Promise<number>,
    unit: Figure['unit'] = 's',
  ) => {
    const values = await step(name, () => repeat(runs, value));
    figures.push({ name, unit, values, aim });
    return median(values);
  };
  /** The last figure again, for the step alone: without the start of Nx, which is the same for every target. */
  const withoutStart = (name: string, startSeconds: number, aim: Figure['aim']) => {
    const values = figures.at(-1)?.values.map((seconds) => seconds - startSeconds) ?? [];
    figures.push({ name, unit: 's', values, aim });
  };
  const revisions: string[] = [];
  /** Commits a one-line change; gives a check that it serves. */
  const commitChange = async () => {
    const revision = await commitSummary(clone, `change ${revisions.length + 1}`);
    revisions.push(revision);
    return () => untilServing(users.url, revision);
  };
  const affected = (options: object) =>
    nx(clone, ['affected', '-t', 'deploy', '--base=HEAD~1'], { ...quiet, ...options });
  const untilServes = async (deploy: () => Promise<unknown>, serves: () => Promise<void>) => {
    const running = { promise: Promise.resolve() as Promise<unknown> };
    const seconds = await timed(async () => {
      running.promise = deploy();
      await serves();
    });
    await running.promise;
    return seconds;
  };

  const start = await measure('`nx show projects`, the start-up of Nx', undefined, () =>
    timed(() => nx(clone, ['show', 'projects'], quiet)),
  );
  const ours = await measure('one-line change of users → serving', { atMost: 3 }, async () => {
    const serves = await commitChange();
    return untilServes(() => affected({}), serves);
  });
  for (const [suffix, options, deployAim] of [
    ['', quiet, 1.2],
    [', 50 ms from the host', slow, 2],
  ] as const) {
    if (suffix) {
      await measure(`one-line change of users → serving${suffix}`, undefined, async () => {
        const serves = await commitChange();
        return untilServes(() => affected(options), serves);
      });
    }
    await measure(
      `\`nx run users:deploy\` alone, image pushed before${suffix}`,
      undefined,
      async () => {
        const serves = await commitChange();
        await nx(clone, ['run', 'users:ecr-push'], quiet);
        return untilServes(() => nx(clone, ['run', 'users:deploy', alone], options), serves);
      },
    );
    withoutStart(`deploy step, the start of Nx taken off${suffix}`, start, { atMost: deployAim });
    await measure(`nothing changed: the same commit again${suffix}`, { atMost: 1.5 }, () =>
      timed(() => affected(options)),
    );
    await measure(`rollback → serving${suffix}`, { atMost: 1 }, async () => {
      const serves = () => untilServing(users.url, revisions.at(-2) ?? '');
      const seconds = await untilServes(
        () => nx(clone, ['run', 'users:rollback'], options),
        serves,
      );
      await nx(clone, ['run', 'users:rollback'], quiet);
      return seconds;
    });
  }
  await measure('exit at start → the deploy has failed', { atMost: 3 }, () => exitAtStart(clone));
  await measure(
    'pushed for a one-line change',
    { atMost: 60 },
    async () => {
      const { repository, digest } = await pushedImage(clone, 'users');
      await commitChange();
      await nx(clone, ['run', 'users:ecr-push'], quiet);
      const next = await pushedImage(clone, 'users');
      return kilobytesBetween(repository, digest, next.digest, env);
    },
    'KB',
  );
  figures.push(...(await publicPortFigures(clone, runs, users)));

  const repository = `${env['NX_EC2_REGISTRY_HOST']}/shop-sandbox/users`;
  const plain = { workspace: clone, host: users.host, repository, env };
  const plainUrl = await openPlainPort(plain);
  const reference = await measure('the same change by a plain script', undefined, async (run) => {
    const revision = await commitSummary(clone, `plain change ${run}`);
    return timed(async () => {
      await plainScript(plain, run, revision);
      await untilServing(plainUrl, revision);
    });
  });
  figures.push({
    name: 'faster than the plain script',
    unit: '×',
    values: [reference / ours],
    aim: { atLeast: 10 },
  });
  return figures;
}

/** Seconds until a deploy of a version that exits at its start has failed; the change is taken back. */
async function exitAtStart(clone: string): Promise<number> {
  const file = join(clone, 'apps/users/src/main.ts');
  const before = await readFile(file, 'utf8');
  const commitText = async (text: string, message: string) => {
    await writeFile(file, text);
    await execa('git', ['add', file], { cwd: clone });
    await commit(clone, message);
  };
  // Another text each time: an image that failed would be the same one again.
  await commitText(`${before}\nthrow new Error('not today ${Date.now()}');\n`, 'Break users');
  await nx(clone, ['run', 'users:ecr-push'], quiet);
  const seconds = await timed(async () => {
    const run = await nx(clone, ['run', 'users:deploy', alone], { ...quiet, reject: false });
    if (run.exitCode === 0) throw new Error('A version that exits was deployed');
  });
  await commitText(before, 'Mend users');
  await nx(clone, ['run', 'users:ecr-push'], quiet);
  return seconds;
}
