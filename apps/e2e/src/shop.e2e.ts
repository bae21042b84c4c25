import { randomUUID } from 'node:crypto';
import { commitChange, deployLastCommit, runNx } from './commits';
import { step } from './scenario';
import { type Addresses, addressesOf, Customers, get, post, shopOnce } from './shop';

/** A clone of this repository with a sandbox that is up. */
const workspace = process.env['E2E_WORKSPACE'] ?? '';

const migrations = 'libs/users/data-access/src/migrations/index.ts';

/** Adds a migration to users that the version before knows nothing of. */
const withMigration = (text: string): string =>
  `import { sql } from 'kysely';\n${text.replace(
    'createUsers]',
    `createUsers, {
      name: '9000-end-to-end',
      async up(db) {
        await sql\`alter table users add column nickname text not null default ''\`.execute(db);
      },
    }]`,
  )}`;

const nothingParked = async ({ orders }: Addresses) =>
  expect(await get(`${orders}/v1/outbox?state=parked`)).toMatchObject({ items: [] });

const unitsAddUp = async ({ inventory }: Addresses) =>
  expect(await get(`${inventory}/v1/audit`)).toMatchObject({ consistent: true });

describe('the shop, through the public ports of the deployed services', () => {
  let addresses: Addresses;

  beforeAll(async () => {
    if (!workspace) throw new Error('E2E_WORKSPACE is not set: run `npm test -- --only e2e`');
    expect(await runNx(workspace, 'run-many', '-t', 'deploy')).toMatchObject({ exitCode: 0 });
    addresses = await addressesOf(workspace);
  });

  step('lets a customer register, order, and take the order back', async () => {
    await shopOnce(addresses);
  });

  step('loses nothing while users, orders and inventory are deployed anew', async () => {
    const customers = new Customers(addresses, 3);
    try {
      for (const service of ['users', 'orders', 'inventory']) {
        const file = `libs/${service}/feature/src/index.ts`;
        await commitChange(workspace, file, (text) => `${text}\nvoid 'deployed again';\n`);
        const run = await deployLastCommit(workspace);
        expect(run).toMatchObject({ exitCode: 0 });
        expect(run.output).toContain(`${service} → `);
      }
    } finally {
      await customers.stop();
    }
    expect(customers.failures).toEqual([]);
    expect(customers.shopped).toBeGreaterThan(10);
    await nothingParked(addresses);
    await unitsAddUp(addresses);
  });

  step('lets the version before work on the schema of the next one', async () => {
    const customers = new Customers(addresses, 2);
    try {
      await commitChange(workspace, migrations, withMigration);
      expect(await deployLastCommit(workspace)).toMatchObject({ exitCode: 0 });
      // The image from before the migration, on the database after it.
      expect(await runNx(workspace, 'run', 'users:rollback')).toMatchObject({ exitCode: 0 });
      const email = `${randomUUID()}@example.com`;
      const { users } = addresses;
      const user = await post<{ id: string }>(`${users}/v1/users`, 201, { email, name: 'Ada' });
      expect(await get(`${users}/v1/users/${user.id}`)).toMatchObject({ email });
      expect(await get(`${users}/health/ready`)).toMatchObject({ status: 'ready' });
    } finally {
      await customers.stop();
    }
    expect(customers.failures).toEqual([]);
  });
});
