import { pushSettings, verifyDestination } from './push-settings';

const options = {
  project: 'shop',
  environment: 'staging',
  region: 'eu-west-1',
  accountId: '123456789012',
};
const context = { root: '/w', projectName: 'users' };
const image = { service: 'users', tag: 'c-1', revision: 'a', platform: 'p', baseImage: 'b' };

describe('verifyDestination', () => {
  const settings = pushSettings(options, context, {});

  it('lets the repository pass that docker-build named', () => {
    const repository = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop-staging/users';
    expect(() => verifyDestination(settings, { ...image, repository })).not.toThrow();
  });

  it('refuses an image that was named for another registry', () => {
    const repository = '127.0.0.1:5000/shop-staging/users';
    expect(() => verifyDestination(settings, { ...image, repository })).toThrow(
      'The image was built for another repository',
    );
  });
});
