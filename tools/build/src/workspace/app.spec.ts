import { publicPortOf } from './app';

describe('publicPortOf', () => {
  it('is the port of the deploy target', () => {
    const targets = { deploy: { options: { port: 5001 } } };
    expect(publicPortOf({ root: 'apps/users', name: 'users', targets })).toBe(5001);
  });

  it('says where to write it when there is none', () => {
    const project = { root: 'apps/users', name: 'users', targets: {} };
    expect(() => publicPortOf(project)).toThrow(
      /users has no port\. Add "deploy".* in apps\/users\/project\.json/,
    );
  });
});
