import { buildSettings } from './build-settings';

const options = {
  project: 'shop',
  environment: 'staging',
  region: 'eu-west-1',
  accountId: '123456789012',
};
const context = {
  root: '/w',
  projectName: 'users',
  projectsConfigurations: { version: 2, projects: { users: { root: 'apps/users' } } },
};

describe('buildSettings', () => {
  it('fills the defaults from the project', () => {
    expect(buildSettings(options, context, {})).toEqual({
      root: '/w',
      environment: options,
      service: 'users',
      projectName: 'users',
      dockerfile: '/w/apps/users/Dockerfile',
      context: '/w/dist/apps/users',
      platform: 'linux/amd64',
      baseImage: {},
      buildArgs: {},
      releaseStepFiles: [],
      repository: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop-staging/users',
      registryHost: undefined,
      dryRun: false,
    });
  });

  it("takes the machine's registry and base image", () => {
    const machine = { registryHost: '127.0.0.1:5000', baseImage: 'local/node' };
    expect(buildSettings(options, context, machine)).toMatchObject({
      repository: '127.0.0.1:5000/shop-staging/users',
      baseImage: { option: undefined, machine: 'local/node' },
    });
  });

  it('treats the build argument BASE_IMAGE as the base image', () => {
    const buildArgs = { BASE_IMAGE: 'node:25', A: '1' };
    expect(buildSettings({ ...options, buildArgs }, context, {})).toMatchObject({
      baseImage: { option: 'node:25' },
      buildArgs: { A: '1' },
    });
  });
});
