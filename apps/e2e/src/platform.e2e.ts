import { setTimeout as sleep } from 'node:timers/promises';
import { type Deployed, deployedServices } from '@shop/workspace';
import { affectedBase, commitChange, deployLastCommit, head, runNx } from './commits';
import { type Container, containers } from './host';
import { step } from './scenario';

/** A clone of this repository with a sandbox that is up and has nothing deployed yet. */
const workspace = process.env['E2E_WORKSPACE'] ?? '';
const ports: Record<string, number> = { users: 5001, orders: 5002, inventory: 5003 };
const names = Object.keys(ports);

/** In a library of users that no other service uses; its text shows in the description of the API. */
const usersController = 'libs/users/feature/src/users.controller.ts';
const summarised = (summary: string) => (text: string) =>
  text.replace(/summary: 'Create a user[^']*'/, `summary: '${summary}'`);

interface Version {
  service: string;
  revision: string;
  digest: string;
}

/** A connection of its own for every request, so that none leads to a version that is gone. */
const get = async <T>(url: string): Promise<T> => {
  const answer = await fetch(url, { headers: { connection: 'close' } });
  expect(`${url} ${answer.status}`).toBe(`${url} 200`);
  return (await answer.json()) as T;
};

/** What runs of a service on the host. */
interface Running {
  /** Takes the requests, and is the same for every version. */
  public?: Container;
  /** Run the versions; one of them, once a deploy is over. */
  versions: Container[];
}

/** What runs on the host, by service; other containers are none of these tests' business. */
async function running(): Promise<Record<string, Running>> {
  const [{ host } = { host: '' }] = await deployedServices(workspace);
  const all = await containers(workspace, host);
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        public: all[name],
        versions: ['blue', 'green'].flatMap((slot) => all[`${name}-${slot}`] ?? []),
      },
    ]),
  );
}

const urlOf = async (service: string): Promise<string> => {
  const found = (await deployedServices(workspace)).find((one) => one.service === service);
  return (found as Deployed).url;
};

const versionOf = async (service: string): Promise<Version> =>
  get<Version>(`${await urlOf(service)}/version`);

/** Tries again for a few seconds: a version that is brought back needs a moment to listen. */
async function eventually<T>(look: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 5000;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

describe('from a commit to running services', () => {
  beforeAll(() => {
    if (!workspace) throw new Error('E2E_WORKSPACE is not set: run `npm test -- --only e2e`');
  });

  step('deploys the three services on a fresh account', async () => {
    const run = await runNx(workspace, 'run-many', '-t', 'deploy');
    expect(run).toMatchObject({ exitCode: 0 });
    const revision = await head(workspace);
    for (const service of names) {
      const version = await versionOf(service);
      expect(version).toMatchObject({ service, revision });
      expect(version.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(run.output).toContain(await urlOf(service));
    }
  });

  step('shows each service under its own port on the host', async () => {
    const shown = await running();
    for (const service of names) {
      expect(shown[service]?.public?.ports).toContain(`:${ports[service]}->5000/tcp`);
      expect(shown[service]?.versions).toHaveLength(1);
    }
  });

  step('changes nothing when it is run again', async () => {
    const before = await running();
    const run = await runNx(workspace, 'run-many', '-t', 'deploy');
    expect(run).toMatchObject({ exitCode: 0 });
    expect(await running()).toEqual(before);
  });

  step('redeploys users alone after a change in its own library', async () => {
    const before = await running();
    await commitChange(workspace, usersController, summarised('Create a user, end to end'));
    const run = await deployLastCommit(workspace);
    expect(run).toMatchObject({ exitCode: 0 });
    const after = await running();
    expect(after['users']?.public).toEqual(before['users']?.public);
    expect(after['users']?.versions).toHaveLength(1);
    expect(after['users']?.versions).not.toEqual(before['users']?.versions);
    expect([after['orders'], after['inventory']]).toEqual([before['orders'], before['inventory']]);
    expect(await versionOf('users')).toMatchObject({ revision: await head(workspace) });
    const described = await get(`${await urlOf('users')}/openapi.json`);
    expect(JSON.stringify(described)).toContain('Create a user, end to end');
  });

  step('redeploys all three after a change in a shared library', async () => {
    const before = await running();
    await commitChange(workspace, 'libs/shared/health/src/health.controller.ts', (text) =>
      text.replace("{ status: 'live' }", "{ status: 'live', changed: true }"),
    );
    expect(await deployLastCommit(workspace)).toMatchObject({ exitCode: 0 });
    const after = await running();
    for (const service of names) {
      expect(after[service]?.versions).not.toEqual(before[service]?.versions);
      const live = await get<object>(`${await urlOf(service)}/health/live`);
      expect({ service, ...live }).toEqual({ service, status: 'live', changed: true });
    }
  });

  step('deploys nothing for a commit that affects no service', async () => {
    const before = await running();
    await commitChange(workspace, 'README.md', (text) => `${text}\nOne more line.\n`);
    const run = await deployLastCommit(workspace);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.output).toContain('No tasks were run');
    expect(await running()).toEqual(before);
  });

  step('applies a change of the infrastructure and redeploys nothing', async () => {
    const before = await running();
    await commitChange(
      workspace,
      'infra/environments/sandbox.tfvars',
      (text) => `${text}\nextra_tags = { Team = "e2e" }\n`,
    );
    const run = await deployLastCommit(workspace);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.output).toMatch(/[1-9]\d* changed/);
    expect(run.output).not.toContain('users:deploy');
    expect(await running()).toEqual(before);
  });

  step('refuses an environment that does not exist instead of taking the default', async () => {
    const run = await runNx(workspace, 'run-many', '-t', 'deploy', '-c', 'prodution');
    expect(run.exitCode).not.toBe(0);
    expect(run.output).toContain('prodution');
    expect(run.output).toContain('production');
  });

  step('shows with --dry-run what a deploy would do, and does nothing', async () => {
    const before = await running();
    await commitChange(workspace, usersController, summarised('Create a user, only looked at'));
    const run = await runNx(workspace, 'affected', '-t', 'deploy', '--base=HEAD~1', '--dry-run');
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.output).toMatch(
      /users → .*would replace in slot (?:blue|green): sha256:[0-9a-f]{12} → c-[0-9a-f]{20}/,
    );
    expect(await running()).toEqual(before);
  });

  step(
    'fails with the reason when a service exits at start, and brings back what ran',
    async () => {
      const before = await versionOf('users');
      await commitChange(
        workspace,
        'apps/users/src/main.ts',
        (text) => `${text}\nthrow new Error('users refuses to start');\n`,
      );
      const run = await deployLastCommit(workspace);
      expect(run.exitCode).not.toBe(0);
      expect(run.output).toContain('users refuses to start');
      expect(await eventually(() => versionOf('users'))).toEqual(before);
    },
  );

  step('keeps a service affected whose deploy failed, until it is deployed', async () => {
    await commitChange(workspace, 'README.md', (text) => `${text}\nNothing for users.\n`);
    const base = await affectedBase(workspace);
    const again = await runNx(workspace, 'affected', '-t', 'deploy', `--base=${base}`);
    expect(again.exitCode).not.toBe(0);
    expect(again.output).toContain('users refuses to start');

    await commitChange(workspace, 'apps/users/src/main.ts', (text) =>
      text.replace("\nthrow new Error('users refuses to start');\n", ''),
    );
    const mended = await runNx(workspace, 'affected', '-t', 'deploy', `--base=${base}`);
    expect(mended).toMatchObject({ exitCode: 0 });
    expect(await affectedBase(workspace)).toBe(await head(workspace));
  });
});
