import { targetNames, terraformTargets } from './targets';

const options = {
  project: 'shop',
  defaultEnvironment: 'sandbox',
  terraformProject: 'infra',
  environments: {
    sandbox: { region: 'eu-west-1', accountId: '123456789012', createStateBucket: true },
    production: { region: 'eu-west-1', accountId: '222222222222' },
  },
};

describe('terraformTargets', () => {
  it('creates a state bucket only where the environment says so, and only in deploy', () => {
    const { deploy, plan } = terraformTargets(options);
    expect(deploy?.configurations?.['sandbox']).toMatchObject({ createStateBucket: true });
    expect(deploy?.configurations?.['production']).not.toHaveProperty('createStateBucket');
    expect(plan?.configurations?.['sandbox']).not.toHaveProperty('createStateBucket');
  });

  it('caches only what depends on the files alone', () => {
    const cached = Object.entries(terraformTargets(options)).filter(([, { cache }]) => cache);
    expect(cached.map(([name]) => name)).toEqual(['validate', 'fmt', 'tf-test']);
  });
});

describe('targetNames', () => {
  it('names each target once', () => {
    const names = targetNames(options);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['docker-build', 'ecr-push', 'deploy', 'plan']));
  });
});
