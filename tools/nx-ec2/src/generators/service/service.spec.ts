import { readJson } from '@nx/devkit';
import { filesOf, graphOf, roots, workspace } from '../workspace.fixture';
import addService from './service';

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual('@nx/devkit'),
  createProjectGraphAsync: jest.fn(),
}));

describe('the generator service', () => {
  it('makes an app and libraries named after the service, on the next free port', async () => {
    const tree = workspace();
    await addService(tree, { name: 'gift-cards', summary: "Sells what's given." });
    expect(tree.children('apps')).toEqual(['gift-cards']);
    expect(tree.children('libs/gift-cards')).toEqual([
      'README.md',
      'contract',
      'domain',
      'feature',
    ]);
    expect(readJson(tree, 'apps/gift-cards/project.json')).toMatchObject({
      name: 'gift-cards',
      tags: ['scope:gift-cards', 'type:app'],
      targets: { deploy: { options: { port: 5003 } } },
    });
    expect(tree.read('libs/gift-cards/contract/src/gift-cards.descriptor.ts', 'utf8')).toContain(
      `giftCards: ServiceDescriptor = {
  name: 'gift-cards',
  title: 'Gift cards',
  summary: "Sells what's given.",`,
    );
    expect(tree.read('apps/gift-cards/Dockerfile', 'utf8')).toContain(
      `image.description="Sells what's given."`,
    );
  });

  it('leaves no placeholder and no name of another service', async () => {
    const tree = workspace();
    await addService(tree, { name: 'gift-cards' });
    for (const [path, content] of Object.entries(filesOf(tree))) {
      if (!/^(apps|libs)\//.test(path)) continue;
      expect(`${path} ${content}`).not.toMatch(/<%|%>|__name__|\.template|payments/);
    }
  });

  it("writes Terraform's input and npm's lockfile", async () => {
    const tree = workspace();
    await addService(tree, { name: 'payments', port: 5010 });
    const { services } = readJson(tree, 'infra/services.auto.tfvars.json');
    expect(Object.entries(services)).toEqual([
      ['orders', { port: 5002, health_path: '/health/ready' }],
      ['payments', { port: 5010, health_path: '/health/ready' }],
      ['users', { port: 5001, health_path: '/health/ready' }],
    ]);
    expect(readJson(tree, 'package-lock.json').packages).toMatchObject({
      'apps/payments': { name: '@shop/payments' },
      'node_modules/@shop/payments-contract': { resolved: 'libs/payments/contract', link: true },
    });
  });

  it('tells Nx which imports are of its libraries', async () => {
    const tree = workspace();
    await addService(tree, { name: 'payments' });
    expect(readJson(tree, 'tsconfig.base.json').compilerOptions).toEqual({
      strict: true,
      paths: {
        '@shop/payments-*': ['./libs/payments/*/src/index.ts'],
        '@shop/users-*': ['./libs/users/*/src/index.ts'],
      },
    });
  });

  it('leaves the lockfile of another package manager to it', async () => {
    const tree = workspace();
    tree.delete('package-lock.json');
    await addService(tree, { name: 'payments' });
    expect(tree.exists('package-lock.json')).toBe(false);
  });

  it.each([
    [{ name: 'Payments' }, /A service cannot be called Payments[\s\S]*kebab-case/],
    [{ name: 'infra' }, /it stands for the infrastructure/],
    [{ name: 'users' }, /The name users is taken[\s\S]*project users in apps\/users/],
    [{ name: 'payments', port: 5002 }, /Port 5002 is the one of orders[\s\S]*5003/],
    [{ name: 'payments', port: 80 }, /80 cannot be the port[\s\S]*1024 to 32767/],
  ])('refuses %j, says why, and changes nothing', async (given, why) => {
    const tree = workspace();
    const before = filesOf(tree);
    await expect(addService(tree, given)).rejects.toThrow(why);
    expect(filesOf(tree)).toEqual(before);
  });

  it('does not write over a folder that is there', async () => {
    const tree = workspace();
    tree.write('libs/payments/notes.md', 'Mine.');
    await expect(addService(tree, { name: 'payments' })).rejects.toThrow(/folder libs\/payments/);
  });

  it('says what is missing where the plugin or the template is not set up', async () => {
    const given = { name: 'payments' };
    await expect(addService(workspace({}), given)).rejects.toThrow(/options of the plugin nx-ec2/);
    const options = {
      project: 'shop',
      defaultEnvironment: 'sandbox',
      environments: { sandbox: { region: 'eu-west-1', accountId: '123456789012' } },
    };
    const tree = workspace(options);
    await expect(addService(tree, given)).rejects.toThrow(/serviceTemplate is missing/);
  });

  it('refuses a workspace whose services have no ports of their own already', async () => {
    const tree = workspace();
    graphOf({ ...roots, extra: { root: 'apps/extra', targets: roots['users']?.targets } });
    await expect(addService(tree, { name: 'payments' })).rejects.toThrow(/same port 5001/);
  });
});
