import { targetNames } from './targets';
import { terraformTargets } from './terraform-targets';

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

  it('hands each flag of an environment to the targets that it is for', () => {
    const environments = {
      ...options.environments,
      sandbox: { ...options.environments.sandbox, guard: false },
      production: { ...options.environments.production, protected: true, approval: true },
    };
    const given = Object.entries(terraformTargets({ ...options, environments })).flatMap(
      ([name, { configurations = {} }]) =>
        Object.entries(configurations).flatMap(([environment, values]) =>
          ['guard', 'protected', 'approval']
            .filter((flag) => flag in values)
            .map((flag) => `${name} ${environment} ${flag}=${values[flag]}`),
        ),
    );
    expect(given).toEqual([
      'bootstrap sandbox guard=false',
      'plan sandbox guard=false',
      'plan production approval=true',
      'deploy sandbox guard=false',
      'apply sandbox guard=false',
      'destroy production protected=true',
    ]);
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
