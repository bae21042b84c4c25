import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertServicesInStep } from './services-check';
import { servicesInput } from './services-input';
import { describeStack } from './stack';

const service = (port: number) => ({
  root: 'apps/some',
  targets: { deploy: { executor: 'nx-ec2:ec2-deploy', options: { port } } },
});

describe('assertServicesInStep', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'services-check-'));
    mkdirSync(join(root, 'infra'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const check = (projects: Record<string, ReturnType<typeof service>>) => () =>
    assertServicesInStep(
      describeStack({
        workspaceRoot: root,
        projectName: 'infra',
        projectRoot: 'infra',
        target: {
          project: 'shop',
          environment: 'sandbox',
          region: 'eu-west-1',
          accountId: '123456789012',
        },
        lockTimeout: 60,
      }),
      projects,
    );
  const give = (port: number) =>
    writeFileSync(
      join(root, 'infra/services.auto.tfvars.json'),
      servicesInput({ users: { port, healthPath: '/health/ready' } }),
    );

  it('is content when the file says what the workspace says', () => {
    give(5001);
    expect(check({ users: service(5001) })).not.toThrow();
  });

  it('refuses a file with an old port', () => {
    give(5009);
    expect(check({ users: service(5001) })).toThrow('as the workspace has them');
  });

  it('refuses a missing file, unless there are no services', () => {
    expect(check({ users: service(5001) })).toThrow('as the workspace has them');
    expect(check({})).not.toThrow();
  });

  it('names two services with the same port first', () => {
    expect(check({ users: service(5001), orders: service(5001) })).toThrow(
      'Services orders and users have the same port 5001',
    );
  });
});
