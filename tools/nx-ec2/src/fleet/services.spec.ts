import { fleetService, fleetServices } from './services';

const target = { project: 'shop', environment: 'staging', region: 'r', accountId: '1' };
const project = (options: object, executor = 'nx-ec2:ec2-deploy') => ({
  data: {
    targets: {
      deploy: { executor, options, configurations: { staging: { sshUser: 'admin' } } },
    },
  },
});
const context = (projectName: string) =>
  ({
    projectName,
    projectGraph: {
      nodes: {
        web: project({ service: 'users', port: 5001 }),
        orders: project({ port: 5002 }),
        infra: project({}, 'nx-ec2:terraform'),
      },
    },
  }) as unknown as Parameters<typeof fleetServices>[0];
const names = (...args: Parameters<typeof fleetServices>) =>
  fleetServices(...args).map(({ name }) => name);

describe('fleetServices', () => {
  it('is the service of the project, by its own name', () =>
    expect(names(context('web'), target)).toEqual(['users']));
  it('is every service elsewhere', () =>
    expect(names(context('infra'), target)).toEqual(['orders', 'users']));
  it('takes the options of the environment', () =>
    expect(fleetServices(context('web'), target)[0]?.options).toMatchObject({ sshUser: 'admin' }));
  it('names those there are', () =>
    expect(() => names(context('infra'), { ...target, service: 'mail' })).toThrow(
      'There is no service mail',
    ));
});

describe('fleetService', () => {
  it('is the one that was named', () =>
    expect(fleetService(context('infra'), { ...target, service: 'orders' }).name).toBe('orders'));
  it('does not choose among several', () =>
    expect(() => fleetService(context('infra'), target)).toThrow('which service'));
});
