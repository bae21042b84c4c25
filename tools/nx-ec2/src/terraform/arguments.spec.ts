import { applyArguments, initArguments, planArguments } from './arguments';
import { describeStack } from './stack';

const stack = describeStack({
  workspaceRoot: '/repo',
  projectName: 'infra',
  projectRoot: 'infra',
  target: { project: 'shop', environment: 'sandbox', region: 'eu-west-1', accountId: '1' },
  lockTimeout: 5,
});

describe('arguments of terraform', () => {
  it('configure the state of the environment and leave the lock file alone', () => {
    expect(initArguments({ state: stack.state, pluginDir: '/mirror', mayLock: false })).toEqual([
      'init',
      '-json',
      '-input=false',
      '-reconfigure',
      '-backend-config=bucket=shop-sandbox-tfstate-1',
      '-backend-config=key=infra.tfstate',
      '-backend-config=region=eu-west-1',
      '-plugin-dir=/mirror',
      '-lockfile=readonly',
    ]);
  });

  it('touch no state where none is named', () => {
    expect(initArguments({ mayLock: true })).toEqual([
      'init',
      '-json',
      '-input=false',
      '-backend=false',
    ]);
  });

  it('take the state for what is there only when told', () => {
    expect(planArguments(stack)).not.toContain('-refresh=false');
    expect(planArguments(stack, { refresh: false })).toContain('-refresh=false');
  });

  it('plan with the values of the environment, into the file that apply takes', () => {
    const plan = planArguments(stack);
    expect(plan).toEqual(
      expect.arrayContaining([
        '-detailed-exitcode',
        '-lock-timeout=5s',
        '-var-file=/repo/infra/environments/sandbox.tfvars',
        'environment=sandbox',
        '-out=/repo/dist/infra/sandbox/plan.tfplan',
      ]),
    );
    expect(plan).not.toContain('-destroy');
    expect(applyArguments(stack).at(-1)).toBe('/repo/dist/infra/sandbox/plan.tfplan');
  });

  it('plan a destruction only when asked to', () => {
    expect(planArguments(stack, { destroy: true })).toContain('-destroy');
  });
});
