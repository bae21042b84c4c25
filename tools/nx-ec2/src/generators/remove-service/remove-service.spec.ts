import { logger } from '@nx/devkit';
import addService from '../service/service';
import { filesOf, graphOf, roots, rootsWithPayments, workspace } from '../workspace.fixture';
import removeService from './remove-service';

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual('@nx/devkit'),
  createProjectGraphAsync: jest.fn(),
}));

/** The workspace after the generator service. */
async function withPayments() {
  const tree = workspace();
  const before = filesOf(tree);
  await addService(tree, { name: 'payments' });
  graphOf(rootsWithPayments);
  return { tree, before };
}

const payments = { name: 'payments' };

describe('the generator remove-service', () => {
  it('leaves the workspace as it was before the generator service', async () => {
    const { tree, before } = await withPayments();
    expect(filesOf(tree)).not.toEqual(before);
    await removeService(tree, payments);
    expect(filesOf(tree)).toEqual(before);
  });

  it('says how the service goes from every environment', async () => {
    const { tree } = await withPayments();
    const info = jest.spyOn(logger, 'info').mockImplementation();
    await (
      await removeService(tree, payments)
    )();
    expect(info.mock.calls.join('\n')).toMatch(
      /nx run infra:undeploy -c production --service=payments\n +nx run infra:deploy -c production/,
    );
  });

  it('refuses while another project uses it, and names that', async () => {
    const { tree } = await withPayments();
    graphOf(rootsWithPayments, { orders: ['payments-contract'], payments: ['payments-feature'] });
    await expect(removeService(tree, payments)).rejects.toThrow(
      /payments cannot be removed: it is still used\n.*orders uses payments-contract\n.*remedy/,
    );
    expect(tree.exists('apps/payments')).toBe(true);
  });

  it('refuses while a host is given it by name, and names the file', async () => {
    const { tree } = await withPayments();
    const hosts = 'hosts = { a = { services = ["users", "payments"] } } # "payments"\n';
    tree.write('infra/environments/production.tfvars', hosts);
    await expect(removeService(tree, payments)).rejects.toThrow(
      /infra\/environments\/production\.tfvars places payments on a host/,
    );
    tree.write('infra/environments/production.tfvars', 'hosts = { a = {} } # not "payments"\n');
    await removeService(tree, payments);
  });

  it('names the services there are when it is asked for another', async () => {
    const tree = workspace();
    await expect(removeService(tree, { name: 'infra' })).rejects.toThrow(
      /There is no service infra in the workspace\n.*services: orders, users/,
    );
  });

  it('removes a service that was written by hand, too', async () => {
    const tree = workspace();
    graphOf({ ...roots, users: { ...roots['users'], root: 'services/users' } });
    tree.write('services/users/main.ts', '');
    tree.write('libs/users/domain/index.ts', '');
    await removeService(tree, { name: 'users' });
    expect([tree.exists('services/users'), tree.exists('libs/users')]).toEqual([false, false]);
  });
});
