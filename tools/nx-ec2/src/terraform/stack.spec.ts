import { describeStack, shortPath, stateBucket, targetCommand } from './stack';
import type { StackInput } from './stack';

const target = {
  project: 'shop',
  environment: 'staging',
  region: 'eu-west-1',
  accountId: '123456789012',
};
const input: StackInput = {
  workspaceRoot: '/repo',
  projectName: 'infra',
  projectRoot: 'platform/infra',
  target,
  lockTimeout: 60,
};

describe('a stack', () => {
  it('keeps the data and the plan of environments apart', () => {
    expect(describeStack(input)).toMatchObject({
      root: '/repo/platform/infra',
      dataDir: '/repo/platform/infra/.terraform/staging',
      planFile: '/repo/dist/platform/infra/staging/plan.tfplan',
      varFile: '/repo/platform/infra/environments/staging.tfvars',
    });
  });

  it('has its state in a bucket that names project, environment and account', () => {
    expect(stateBucket(target)).toBe('shop-staging-tfstate-123456789012');
    expect(describeStack(input).state).toEqual({
      bucket: 'shop-staging-tfstate-123456789012',
      key: 'infra.tfstate',
      region: 'eu-west-1',
    });
  });

  it('keeps what comes before the environment apart from it', () => {
    const stack = describeStack({ ...input, bootstrap: true });
    expect(stack).toMatchObject({
      root: '/repo/platform/infra/bootstrap',
      planFile: '/repo/dist/platform/infra/bootstrap/staging/plan.tfplan',
      varFile: '/repo/platform/infra/bootstrap/environments/staging.tfvars',
      testReport: '/repo/dist/junit/infra-bootstrap-tf-test.xml',
      state: { bucket: 'shop-staging-tfstate-123456789012', key: 'infra-bootstrap.tfstate' },
    });
    expect(targetCommand(stack, 'state-unlock')).toBe(
      'nx run infra:state-unlock -c staging --bootstrap',
    );
    expect(targetCommand(stack, 'bootstrap')).toBe('nx run infra:bootstrap -c staging');
    expect(shortPath(stack, stack.varFile)).toBe('infra/bootstrap/environments/staging.tfvars');
  });

  it('passes the environment as variables that options cannot replace', () => {
    const { variables } = describeStack({
      ...input,
      variables: { environment: 'production', size: 3 },
    });
    expect(variables).toEqual({
      project: 'shop',
      environment: 'staging',
      region: 'eu-west-1',
      allowed_account_ids: '["123456789012"]',
      size: '3',
    });
  });

  it('takes a var file and a mirror from elsewhere', () => {
    const stack = describeStack({ ...input, varFile: '/etc/x.tfvars', pluginDir: 'mirror' });
    expect(stack).toMatchObject({ varFile: '/etc/x.tfvars', pluginDir: '/repo/mirror' });
  });

  it('is named in messages by target and by short paths', () => {
    const stack = describeStack(input);
    expect(targetCommand(stack, 'plan')).toBe('nx run infra:plan -c staging');
    expect(shortPath(stack, stack.varFile)).toBe('infra/environments/staging.tfvars');
  });
});
