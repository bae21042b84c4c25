import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createNodes, preTasksExecution } from './plugin';

const options = {
  project: 'shop',
  defaultEnvironment: 'sandbox',
  terraformProject: 'infra',
  environments: {
    sandbox: { region: 'eu-west-1', accountId: '123456789012' },
    production: { region: 'eu-central-1', accountId: '222222222222' },
  },
};

describe('the plugin', () => {
  let workspaceRoot: string;
  beforeEach(() => (workspaceRoot = mkdtempSync(join(tmpdir(), 'nx-ec2-plugin-'))));
  afterEach(() => rmSync(workspaceRoot, { recursive: true }));

  const inferred = async (...files: string[]) => {
    for (const file of files) {
      mkdirSync(dirname(join(workspaceRoot, file)), { recursive: true });
      const targets = file.startsWith('apps/') ? { deploy: {} } : {};
      writeFileSync(join(workspaceRoot, file), JSON.stringify({ targets }));
    }
    const context = { workspaceRoot, nxJsonConfiguration: {} };
    const results = await createNodes[1](files, options, context);
    return Object.assign({}, ...results.map(([, { projects }]) => projects));
  };

  it('gives a service its image, push and deploy after its bundle and the infrastructure', async () => {
    const projects = await inferred('apps/users/project.json');
    const { targets } = projects['apps/users'];
    const before = ['build', { projects: ['infra'], target: 'deploy' }];
    expect(targets['docker-build'].dependsOn).toEqual(before);
    expect(targets['ecr-push'].dependsOn).toEqual(['docker-build']);
    expect(targets.deploy).toMatchObject({
      executor: 'nx-ec2:ec2-deploy',
      cache: false,
      dependsOn: before,
      options: { project: 'shop' },
      defaultConfiguration: 'sandbox',
      configurations: {
        sandbox: { environment: 'sandbox', region: 'eu-west-1', accountId: '123456789012' },
        production: {
          environment: 'production',
          region: 'eu-central-1',
          accountId: '222222222222',
        },
      },
    });
  });

  it('gives a Terraform root module its commands, with the bucket for its state', async () => {
    const projects = await inferred('infra/.terraform.lock.hcl', 'infra/project.json');
    const { targets } = projects['infra'];
    expect(Object.keys(targets).sort()).toEqual([
      'apply',
      'bootstrap',
      'cost',
      'deploy',
      'destroy',
      'drift',
      'exec',
      'fmt',
      'history',
      'init',
      'logs',
      'outputs',
      'plan',
      'policy',
      'rollback',
      'state-unlock',
      'status',
      'tf-test',
      'undeploy',
      'unlock',
      'validate',
    ]);
    expect(targets.bootstrap.executor).toBe('nx-ec2:bootstrap');
    expect(targets.outputs).toMatchObject({
      executor: 'nx-ec2:terraform',
      options: { project: 'shop', command: 'output' },
    });
  });

  it('leaves folders alone that are no project, and modules', async () => {
    expect(
      await inferred(
        'docker/Dockerfile',
        'infra/modules/host/.terraform.lock.hcl',
        'infra/modules/host/project.json',
      ),
    ).toEqual({});
  });

  it('tells a wrong environment with its remedy, before any task', () => {
    const argv = ['node', 'nx', 'affected', '-t', 'deploy', '-c', 'prodution'];
    const context = { id: '1', workspaceRoot, nxJsonConfiguration: {}, argv };
    expect(() => preTasksExecution(options, context)).toThrow(
      /no environment prodution[^]*known environments: sandbox, production[^]*remedy/,
    );
  });
});
