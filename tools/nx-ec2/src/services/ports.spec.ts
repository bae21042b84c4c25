import { assertUniquePorts, servicesFromGraph } from './ports';

const project = (
  root: string,
  options: Record<string, unknown>,
  executor = 'nx-ec2:ec2-deploy',
) => ({
  root,
  targets: { deploy: { executor, options } },
});

describe('servicesFromGraph', () => {
  it('finds the projects that deploy to EC2 hosts, by name', () => {
    expect(
      servicesFromGraph({
        users: project('apps/users', { port: 5001 }),
        orders: project('apps/orders', { port: 5002, healthPath: '/up', drainTimeout: 5 }),
        infra: project('infra', {}, 'nx-ec2:terraform'),
        lib: { root: 'libs/lib' },
      }),
    ).toEqual({
      orders: { port: 5002, healthPath: '/up', drainTimeout: 5 },
      users: { port: 5001, healthPath: '/health/ready' },
    });
  });

  it('calls a service as its target does', () => {
    const projects = { api: project('apps/api', { port: 5001, service: 'users' }) };
    expect(Object.keys(servicesFromGraph(projects))).toEqual(['users']);
  });

  it.each([undefined, 80, 32_768, 5001.5, '5001'])(
    'refuses the port %p, with its place',
    (port) => {
      expect(() => servicesFromGraph({ users: project('apps/users', { port }) })).toThrow(
        expect.objectContaining({
          message: 'Service users has no external port',
          details: expect.objectContaining({
            where: 'targets.deploy.options.port in apps/users/project.json',
          }),
        }),
      );
    },
  );

  it('refuses two projects with one service name', () => {
    const options = { port: 5001, service: 'users' };
    expect(() =>
      servicesFromGraph({ a: project('apps/a', options), b: project('apps/b', options) }),
    ).toThrow('Two projects deploy a service named users');
  });
});

describe('assertUniquePorts', () => {
  const healthPath = '/health/ready';

  it('names both services of a clash', () => {
    const services = { orders: { port: 5001, healthPath }, users: { port: 5001, healthPath } };
    expect(() => assertUniquePorts(services)).toThrow(
      'Services orders and users have the same port 5001',
    );
  });

  it('lets different ports pass', () => {
    const services = { orders: { port: 5002, healthPath }, users: { port: 5001, healthPath } };
    expect(() => assertUniquePorts(services)).not.toThrow();
  });
});
