import { childEnvironment } from './child-environment';

describe('the environment of a terraform process', () => {
  const shell = { PATH: '/bin', TF_VAR_key: 'k', TF_CLI_CONFIG_FILE: '/home/x/.terraformrc' };

  it('has its own data folder and asks nothing', () => {
    expect(childEnvironment({ dataDir: '/data' }, shell, () => true)).toEqual({
      ...shell,
      TF_DATA_DIR: '/data',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
    });
  });

  it('drops a CLI configuration that does not exist', () => {
    const env = childEnvironment({ dataDir: '/data' }, shell, () => false);
    expect(env).not.toHaveProperty('TF_CLI_CONFIG_FILE');
  });

  it('drops the variables of the shell where the result must not depend on them', () => {
    const env = childEnvironment({ dataDir: '/data', withoutVariables: true }, shell, () => true);
    expect(env).not.toHaveProperty('TF_VAR_key');
    expect(env).toHaveProperty('PATH');
  });
});
