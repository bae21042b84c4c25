import { join } from 'node:path';
import * as devkit from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

const template = join(__dirname, '../../../templates/service');

const options = {
  project: 'shop',
  defaultEnvironment: 'sandbox',
  terraformProject: 'infra',
  serviceTemplate: template,
  environments: {
    sandbox: { region: 'eu-west-1', accountId: '123456789012' },
    production: { region: 'eu-west-1', accountId: '222222222222' },
  },
};

const service = (name: string, port: number) => ({
  root: `apps/${name}`,
  targets: { deploy: { executor: 'nx-ec2:ec2-deploy', options: { port } } },
});

/** Projects of the workspace by name. */
export type Roots = Record<string, { root: string; targets?: object }>;

/** What the graph says of the workspace; the generators read it from the disk. */
export function graphOf(roots: Roots, uses: Record<string, string[]> = {}): void {
  const graph = {
    nodes: Object.fromEntries(
      Object.entries(roots).map(([name, data]) => [name, { name, type: 'app', data }]),
    ),
    dependencies: Object.fromEntries(
      Object.entries(uses).map(([source, targets]) => [
        source,
        targets.map((target) => ({ source, target, type: 'static' })),
      ]),
    ),
  };
  jest.mocked(devkit.createProjectGraphAsync).mockResolvedValue(graph as never);
}

/** Two services and an infrastructure that knows them. */
export const roots: Roots = {
  users: service('users', 5001),
  orders: service('orders', 5002),
  infra: { root: 'infra' },
};

/** The workspace of the service payments, as the graph has it once it was generated. */
export const rootsWithPayments: Roots = {
  ...roots,
  payments: service('payments', 5003),
  ...Object.fromEntries(
    ['contract', 'domain', 'feature'].map((lib) => [
      `payments-${lib}`,
      { root: `libs/payments/${lib}` },
    ]),
  ),
};

const servicesFile = {
  services: {
    orders: { port: 5002, health_path: '/health/ready' },
    users: { port: 5001, health_path: '/health/ready' },
  },
};

/** That workspace as a tree of files, with npm's lockfile. */
export function workspace(plugin: object = options): devkit.Tree {
  const tree = createTreeWithEmptyWorkspace();
  devkit.updateJson(tree, 'nx.json', (json) => ({
    ...json,
    plugins: [{ plugin: 'nx-ec2/plugin', options: plugin }],
  }));
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  // Jest cannot load a formatter; the end-to-end test sees to the format.
  ['.oxfmtrc.json', '.prettierrc'].forEach((file) => tree.delete(file));
  tree.write('package-lock.json', json({ packages: { '': { name: 'shop' } } }));
  tree.write('infra/services.auto.tfvars.json', json(servicesFile));
  const paths = { '@shop/users-*': ['./libs/users/*/src/index.ts'] };
  tree.write('tsconfig.base.json', json({ compilerOptions: { strict: true, paths } }));
  tree.write('infra/environments/production.tfvars', 'hosts = { a = {} }\n');
  graphOf(roots);
  return tree;
}

/** Every file of a tree with its content. */
export function filesOf(tree: devkit.Tree, folder = '.'): Record<string, string> {
  return Object.fromEntries(
    tree.children(folder).flatMap((child) => {
      const path = devkit.joinPathFragments(folder, child);
      return tree.isFile(path)
        ? [[path, tree.read(path, 'utf8') ?? '']]
        : Object.entries(filesOf(tree, path));
    }),
  );
}
