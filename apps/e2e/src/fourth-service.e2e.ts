import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deployedServices, standaloneEnvironment } from '@shop/workspace';
import { execa } from 'execa';
import { changedSince, commitAll, deployLastCommit, generate, head, runNx } from './commits';
import { type Container, containers } from './host';
import { step } from './scenario';

/** A clone of this repository with a sandbox that is up. */
const workspace = process.env['E2E_WORKSPACE'] ?? '';
const folders = ['apps/payments', 'libs/payments'];
const lockfile = 'package-lock.json';

const inClone = (file: string, ...args: string[]) =>
  execa(file, args, { cwd: workspace, env: standaloneEnvironment(), extendEnv: false });

const readClone = (path: string) => readFile(join(workspace, path), 'utf8');

interface Plan {
  changes: { address: string; action: string; service?: string }[];
}

/** The last plan of the infrastructure, as `plan` and `deploy` write it. */
const lastPlan = async () => JSON.parse(await readClone('dist/infra/sandbox/plan.json')) as Plan;

/** A connection of its own for every request: an idle one would be waited for. */
const get = async (url: string): Promise<unknown> =>
  (await fetch(url, { headers: { connection: 'close' } })).json();

/** The containers on the one host, of payments and of all others. */
async function onHost() {
  const [{ host } = { host: '' }] = await deployedServices(workspace);
  const all = Object.entries(await containers(workspace, host));
  const isOwn = ([name]: [string, Container]) => /^payments(-|$)/.test(name);
  return {
    own: Object.fromEntries(all.filter(isOwn)),
    others: Object.fromEntries(all.filter((one) => !isOwn(one))),
  };
}

/** What happens to resources that payments shares with others: `<action> <type of resource>`. */
const shared = (changes: Plan['changes']): string[] => [
  ...new Set(
    changes
      .filter(({ service }) => service !== 'payments')
      .map(({ address, action }) => `${action} ${address.split('.').at(-2)}`),
  ),
];

/** Who reaches what: tags and groups of the hosts, and what their role may read. */
const inPlace = ['update aws_instance', 'update aws_iam_role_policy'];

describe('a fourth service', () => {
  let before: string;
  let others: Record<string, Container>;

  beforeAll(async () => {
    if (!workspace) throw new Error('E2E_WORKSPACE is not set: run `npm test -- --only e2e`');
    expect(await runNx(workspace, 'run-many', '-t', 'deploy')).toMatchObject({ exitCode: 0 });
    before = await head(workspace);
    ({ others } = await onHost());
    expect(Object.keys(others)).toEqual(expect.arrayContaining(['users', 'orders', 'inventory']));
  });

  step(
    'is generated complete: formatted, checked, tested, and known to npm and Terraform',
    async () => {
      const generated = await generate(workspace, 'nx-ec2:service', 'payments');
      expect(generated).toMatchObject({ exitCode: 0 });
      await inClone('npx', 'prettier', '--check', ...folders);
      const written = await readClone(lockfile);
      await inClone(
        'npm',
        'install',
        '--package-lock-only',
        '--offline',
        '--no-audit',
        '--no-fund',
      );
      expect(await readClone(lockfile)).toBe(written);
      const checks = [
        'run-many',
        '-t',
        'lint',
        'typecheck',
        'test',
        '-p',
        'payments',
        'payments-*',
      ];
      expect(await runNx(workspace, ...checks)).toMatchObject({ exitCode: 0 });
      await commitAll(workspace, 'Add payments');
    },
  );

  step('adds resources of its own, and replaces and removes none', async () => {
    expect(await runNx(workspace, 'run', 'infra:plan')).toMatchObject({ exitCode: 0 });
    const { changes } = await lastPlan();
    const added = changes.filter(({ action }) => action === 'create');
    expect(added.length).toBeGreaterThan(0);
    expect(added.filter(({ service }) => service !== 'payments')).toEqual([]);
    expect(added.map(({ address }) => address)).toContain(
      'module.registry["payments"].aws_ecr_repository.this',
    );
    expect(shared(changes)).toEqual(inPlace);
  });

  step('is deployed by its commit, answers on port 5004, and touches no other', async () => {
    expect(await deployLastCommit(workspace)).toMatchObject({ exitCode: 0 });
    const { url = '' } =
      (await deployedServices(workspace)).find(({ service }) => service === 'payments') ?? {};
    expect(new URL(url).port).toBe('5004');
    const revision = await head(workspace);
    expect(await get(`${url}/version`)).toMatchObject({ service: 'payments', revision });
    expect(await get(`${url}/health/ready`)).toMatchObject({ status: 'ready' });
    expect(await get(`${url}/v1/greetings/Ada`)).toMatchObject({ message: 'Hello, Ada.' });
    const seen = await onHost();
    expect(seen.own['payments']?.ports).toContain(':5004->5000/tcp');
    expect(seen.others).toEqual(others);
  });

  step('is taken off the hosts, and leaves the workspace as it was', async () => {
    const off = await runNx(workspace, 'run', 'payments:undeploy', '--yes');
    expect(off).toMatchObject({ exitCode: 0 });
    expect(await onHost()).toEqual({ own: {}, others });
    const removed = await generate(workspace, 'nx-ec2:remove-service', 'payments');
    expect(removed).toMatchObject({ exitCode: 0 });
    expect(removed.output).toContain('nx run infra:undeploy -c production --service=payments');
    expect(await changedSince(workspace, before)).toEqual([]);
    await commitAll(workspace, 'Remove payments');
  });

  step('takes its resources with it, and no other', async () => {
    expect(await deployLastCommit(workspace)).toMatchObject({ exitCode: 0 });
    const { changes } = await lastPlan();
    const gone = changes.filter(({ action }) => action === 'delete');
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.filter(({ service }) => service !== 'payments')).toEqual([]);
    expect(shared(changes)).toEqual(inPlace);
    expect(await onHost()).toEqual({ own: {}, others });
  });
});
