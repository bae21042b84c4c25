import { describeStack } from '../../terraform/stack';
import { assertNotProtected } from './destroy';

const stack = describeStack({
  workspaceRoot: '/repo',
  projectName: 'infra',
  projectRoot: 'infra',
  target: { project: 'shop', environment: 'production', region: 'eu-west-1', accountId: '1' },
  lockTimeout: 5,
});
const attempt = (protectedEnvironment: boolean, destroyProtected?: string) => () =>
  assertNotProtected(stack, { protectedEnvironment, destroyProtected });

describe('destroying', () => {
  it('works where nothing is protected, or the environment is named', () => {
    expect(attempt(false)).not.toThrow();
    expect(attempt(true, 'production')).not.toThrow();
  });

  it.each([undefined, 'staging', 'true'])('is refused when a protected one is named %p', (name) => {
    expect(attempt(true, name)).toThrow('Environment production is protected');
  });
});
