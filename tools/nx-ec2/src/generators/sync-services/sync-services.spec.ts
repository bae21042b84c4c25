import * as devkit from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import syncServices from './sync-services';

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual('@nx/devkit'),
  createProjectGraphAsync: jest.fn(),
}));

const service = (name: string, port: number) => ({
  name,
  type: 'app',
  data: {
    root: `apps/${name}`,
    targets: { deploy: { executor: 'nx-ec2:ec2-deploy', options: { port } } },
  },
});
const infra = { name: 'infra', type: 'app', data: { root: 'infra' } };

function workspace(...nodes: { name: string }[]): devkit.Tree {
  const graph = { nodes: Object.fromEntries(nodes.map((node) => [node.name, node])) };
  jest.mocked(devkit.createProjectGraphAsync).mockResolvedValue(graph as never);
  return createTreeWithEmptyWorkspace();
}

const FILE = 'infra/services.auto.tfvars.json';

describe('sync-services', () => {
  it('writes every service of the graph, in the order of their names', async () => {
    const tree = workspace(service('users', 5001), infra, service('orders', 5002));
    await syncServices(tree);
    expect(Object.entries(JSON.parse(tree.read(FILE, 'utf8') ?? '').services)).toEqual([
      ['orders', { port: 5002, health_path: '/health/ready' }],
      ['users', { port: 5001, health_path: '/health/ready' }],
    ]);
  });

  it('changes nothing when the file is in sync', async () => {
    const tree = workspace(service('users', 5001), infra);
    await syncServices(tree);
    const before = tree.listChanges().length;
    const write = jest.spyOn(tree, 'write');
    await syncServices(tree);
    expect(write).not.toHaveBeenCalled();
    expect(tree.listChanges()).toHaveLength(before);
  });

  it('refuses two services with the same port, naming both', async () => {
    const tree = workspace(service('users', 5001), service('orders', 5001), infra);
    await expect(syncServices(tree)).rejects.toThrow(
      /orders and users have the same port 5001[\s\S]*project\.json/,
    );
    expect(tree.exists(FILE)).toBe(false);
  });

  it('writes nothing in a workspace without a Terraform project', async () => {
    const tree = workspace(service('users', 5001));
    await syncServices(tree);
    expect(tree.exists(FILE)).toBe(false);
  });
});
