import { qualifySecrets } from './qualify-secrets';

const target = { project: 'shop', environment: 'staging', region: 'eu-west-1', accountId: '1' };
const qualify = (name: string) => () => qualifySecrets(target, 'users', { KEY: name });

describe('qualifySecrets', () => {
  it.each(['key', '/shop/staging/users/key'])('completes %s', (name) => {
    expect(qualify(name)()).toEqual({ KEY: '/shop/staging/users/key' });
  });

  it.each(['/shop/production/users/key', '/shop/staging/orders/key', 'release', 'lock'])(
    'refuses %s',
    (name) => expect(qualify(name)).toThrow('cannot be taken'),
  );
});
