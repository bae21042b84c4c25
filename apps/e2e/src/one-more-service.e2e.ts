import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deployedServices, standaloneEnvironment } from '@shop/workspace';
import { execa } from 'execa';
import { changedSince, commitAll, deployLastCommit, generate, head, runNx } from './commits';
import { type Container, containers } from './host';
import { step } from './scenario';

/** A clone of this repository with a sandbox that is up. */
const workspace = process.env['E2E_WORKSPACE'] ?? '';
const lockfile = 'package-lock.json';
const servicesFile = 'infra/services.auto.tfvars.json';

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

/** A service that the workspace does not have, and the port it is to get: payments and 5004 at first. */
interface NewService {
  name: string;
  port: number;
}

async function newService(): Promise<NewService> {
  const { services } = JSON.parse(await readClone(servicesFile)) as {
    services: Record<string, { port: number }>;
  };
  const name = ['payments', 'refunds'].find((one) => !services[one]) ?? '';
  return { name, port: Math.max(...Object.values(services).map(({ port }) => port)) + 1 };
}

/** The containers on the one host, of the new service and of all others. */
async function onHost({ name: service }: NewService) {
  const [{ host } = { host: '' }] = await deployedServices(workspace);
  const all = Object.entries(await containers(workspace, host));
  const isOwn = ([name]: [string, Container]) => `${name}-`.startsWith(`${service}-`);
  return {
    own: Object.fromEntries(all.filter(isOwn)),
    others: Object.fromEntries(all.filter((one) => !isOwn(one))),
  };
}

/** What happens to resources that are not the service's alone: `<action> <type of resource>`. */
const shared = ({ changes }: Plan, { name }: NewService): string[] => [
  ...new Set(
    changes
      .filter(({ service }) => service !== name)
      .map(({ address, action }) => `${action} ${address.split('.').at(-2)}`),
  ),
];

/** Who reaches what: tags and groups of the hosts, and what their role may read. */
const inPlace = ['update aws_instance', 'update aws_iam_role_policy'];

/** The resources that a plan does one thing to, by the services they belong to. */
const servicesOf = ({ changes }: Plan, wanted: string): (string | undefined)[] => [
  ...new Set(changes.filter(({ action }) => action === wanted).map(({ service }) => service)),
];

describe('one more service', () => {
  let added: NewService;
  let before: string;
  let others: Record<string, Container>;

  beforeAll(async () => {
    if (!workspace) throw new Error('E2E_WORKSPACE is not set: run `npm test -- --only e2e`');
    expect(await runNx(workspace, 'run-many', '-t', 'deploy')).toMatchObject({ exitCode: 0 });
    added = await newService();
    before = await head(workspace);
    ({ others } = await onHost(added));
    expect(Object.keys(others)).toEqual(expect.arrayContaining(['users', 'orders', 'inventory']));
  });

  step('is generated complete: formatted, checked, tested, and known to npm', async () => {
    const { name } = added;
    const generated = await generate(workspace, 'nx-ec2:service', name);
    expect(generated).toMatchObject({ exitCode: 0 });
    await inClone('npx', 'prettier', '--check', `apps/${name}`, `libs/${name}`, servicesFile);
    const written = await readClone(lockfile);
    await inClone('npm', 'install', '--package-lock-only', '--offline', '--no-audit', '--no-fund');
    expect(await readClone(lockfile)).toBe(written);
    const checks = ['run-many', '-t', 'lint', 'typecheck', 'test', '-p', name, `${name}-*`];
    expect(await runNx(workspace, ...checks)).toMatchObject({ exitCode: 0 });
    await commitAll(workspace, `Add ${name}`);
  });

  step('adds resources of its own, and replaces and removes none', async () => {
    expect(await runNx(workspace, 'run', 'infra:plan')).toMatchObject({ exitCode: 0 });
    const plan = await lastPlan();
    expect(servicesOf(plan, 'create')).toEqual([added.name]);
    expect(plan.changes.map(({ address }) => address)).toContain(
      `module.registry["${added.name}"].aws_ecr_repository.this`,
    );
    expect(shared(plan, added)).toEqual(inPlace);
  });

  step('is deployed by its commit, answers on the next port, and touches no other', async () => {
    const { name, port } = added;
    expect(await deployLastCommit(workspace)).toMatchObject({ exitCode: 0 });
    const { url = '' } =
      (await deployedServices(workspace)).find(({ service }) => service === name) ?? {};
    expect(new URL(url).port).toBe(String(port));
    const revision = await head(workspace);
    expect(await get(`${url}/version`)).toMatchObject({ service: name, revision });
    expect(await get(`${url}/health/ready`)).toMatchObject({ status: 'ready' });
    expect(await get(`${url}/v1/greetings/Ada`)).toMatchObject({ message: 'Hello, Ada.' });
    const seen = await onHost(added);
    expect(seen.own[name]?.ports).toContain(`:${port}->5000/tcp`);
    expect(seen.others).toEqual(others);
  });

  step('leaves the workspace as it was, and the hosts', async () => {
    const { name } = added;
    const removed = await generate(workspace, 'nx-ec2:remove-service', name);
    expect(removed).toMatchObject({ exitCode: 0 });
    expect(await changedSince(workspace, before)).toEqual([]);
    await commitAll(workspace, `Remove ${name}`);
    // As the generator says; the workspace knows the service no more.
    const off = ['run', 'infra:undeploy', `--service=${name}`];
    expect(removed.output).toContain(`nx run infra:undeploy -c production --service=${name}`);
    expect(await runNx(workspace, ...off, '--yes')).toMatchObject({ exitCode: 0 });
    expect(await onHost(added)).toEqual({ own: {}, others });
  });

  step('takes its resources with it, and no other', async () => {
    expect(await runNx(workspace, 'run', 'infra:deploy')).toMatchObject({ exitCode: 0 });
    const plan = await lastPlan();
    expect(servicesOf(plan, 'delete')).toEqual([added.name]);
    expect(shared(plan, added)).toEqual(inPlace);
    expect(await onHost(added)).toEqual({ own: {}, others });
  });
});
