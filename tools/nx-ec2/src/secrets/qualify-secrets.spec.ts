import { qualifySecrets, qualifyStepSecrets } from './qualify-secrets';

const target = { project: 'shop', environment: 'staging', region: 'eu-west-1', accountId: '1' };
const qualify = (name: string) => () => qualifySecrets(target, 'users', { KEY: name });
const qualifyStep = (name: string) => () => qualifyStepSecrets(target, 'users', { KEY: name });

describe('qualifySecrets', () => {
  it.each(['key', '/shop/staging/users/key'])('completes %s', (name) => {
    expect(qualify(name)()).toEqual({ KEY: '/shop/staging/users/key' });
  });

  it.each([
    '/shop/production/users/key',
    '/shop/staging/orders/key',
    '../database/admin-url',
    'release',
    'lock',
  ])('refuses %s', (name) => expect(qualify(name)).toThrow('cannot be taken'));
});

describe('qualifyStepSecrets', () => {
  it.each([
    ['key', '/shop/staging/users/key'],
    ['../database/admin-url', '/shop/staging/database/admin-url'],
    ['/shop/staging/database/admin-url', '/shop/staging/database/admin-url'],
  ])('completes %s', (name, full) => expect(qualifyStep(name)()).toEqual({ KEY: full }));

  it.each([
    '/shop/production/database/admin-url',
    '../../production/database/admin-url',
    '/other/staging/key',
    '../orders/release',
    'lock',
  ])('refuses %s', (name) => expect(qualifyStep(name)).toThrow('cannot be taken'));
});
