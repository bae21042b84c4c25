import { localEnvironment } from './local-environment';

const deployed = (name: string, port: number) => ({
  root: `apps/${name}`,
  name,
  targets: { deploy: { options: { port } } },
});
const projects = [
  deployed('users', 5001),
  deployed('gift-cards', 5004),
  { root: 'libs/x', name: 'x' },
];
const served = { root: '/w', name: 'users', port: 5001, projects };

describe('localEnvironment', () => {
  it('is open to this machine alone, keeps data and knows the other services', () => {
    expect(localEnvironment(served, { HOME: '/home/ada' })).toEqual({
      HOME: '/home/ada',
      NODE_ENV: 'development',
      PORT: '5001',
      LISTEN_ADDRESS: '127.0.0.1',
      AUTH: 'off',
      DATABASE_FOLDER: '/w/.data/users',
      USERS_URL: 'http://127.0.0.1:5001',
      GIFT_CARDS_URL: 'http://127.0.0.1:5004',
    });
  });

  it('lets the developer say otherwise, but not where it listens', () => {
    const given = { AUTH: 'jwt', DATABASE_FOLDER: '/d', USERS_URL: 'http://u', PORT: '1' };
    expect(localEnvironment(served, given)).toMatchObject({ ...given, PORT: '5001' });
  });
});
