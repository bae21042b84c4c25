import type { ExecutorContext } from '@nx/devkit';
import { imageSettings } from './image-settings';

const target = {
  project: 'shop',
  environment: 'staging',
  region: 'eu-west-1',
  accountId: '123456789012',
};
const options = { ...target, port: 5001 };

const imageTarget = (executor: string, own: object = {}) => ({
  executor: `nx-ec2:${executor}`,
  options: { project: 'shop', ...own },
  configurations: { staging: target },
});

const contextWith = (targets: object) =>
  ({
    root: '/w',
    projectName: 'users',
    projectsConfigurations: { version: 2, projects: { users: { root: 'apps/users' } } },
    projectGraph: { nodes: { users: { data: { root: 'apps/users', targets } } } },
  }) as unknown as ExecutorContext;

describe('imageSettings', () => {
  it('are those of the targets that build and push the image, in the environment of the deploy', () => {
    const context = contextWith({
      'docker-build': imageTarget('docker-build', { platform: 'linux/arm64' }),
      'ecr-push': imageTarget('ecr-push', { retries: 1 }),
    });
    const settings = imageSettings(options, context, {});
    expect(settings?.build).toMatchObject({ environment: target, platform: 'linux/arm64' });
    expect(settings?.push).toMatchObject({ environment: target, retries: 1, dryRun: false });
  });

  it('are dry when the deploy is', () => {
    const context = contextWith({
      image: imageTarget('docker-build'),
      push: imageTarget('ecr-push'),
    });
    const settings = imageSettings({ ...options, dryRun: true }, context, {});
    expect([settings?.build.dryRun, settings?.push.dryRun]).toEqual([true, true]);
  });

  it('are none where the project leaves the image to something else', () => {
    const own = {
      'docker-build': { executor: 'other:build' },
      'ecr-push': imageTarget('ecr-push'),
    };
    expect(imageSettings(options, contextWith(own), {})).toBeUndefined();
    expect(imageSettings(options, contextWith({}), {})).toBeUndefined();
  });
});
