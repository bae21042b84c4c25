import { hostname } from 'node:os';
import { deployer } from './deployer';

describe('deployer', () => {
  it('is the build on a CI server', () =>
    expect(deployer({ BUILD_TAG: 'jenkins-shop-main-42', USER: 'jenkins' })).toBe(
      'jenkins-shop-main-42',
    ));
  it('is a person at a machine elsewhere', () =>
    expect(deployer({ USER: 'ann' })).toBe(`ann@${hostname()}`));
});
