import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { SERVICES_FILE, servicesInput } from './services-input';

describe('servicesInput', () => {
  const services = {
    orders: { port: 5002, healthPath: '/health/ready' },
    users: { port: 5001, healthPath: '/ready', drainTimeout: 2.5 },
  };

  it('is the variable `services` of the root module', () => {
    expect(JSON.parse(servicesInput(services))).toEqual({
      services: {
        orders: { port: 5002, health_path: '/health/ready' },
        users: { port: 5001, health_path: '/ready', drain_seconds: 3 },
      },
    });
  });

  it('is formatted as the workspace formats JSON', () => {
    const content = servicesInput(services);
    const prettier = join(dirname(require.resolve('prettier')), 'bin/prettier.cjs');
    const args = [prettier, '--stdin-filepath', SERVICES_FILE];
    expect(execFileSync(process.execPath, args, { input: content, encoding: 'utf8' })).toBe(
      content,
    );
  });
});
