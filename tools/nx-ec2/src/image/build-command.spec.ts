import { buildCommand } from './build-command';

const request = {
  reference: 'registry/shop/users:c-1',
  context: '/w/dist/apps/users',
  dockerfile: '/w/apps/users/Dockerfile',
  platform: 'linux/arm64',
  buildArgs: { BASE_IMAGE: 'node:24', NOTE: 'a b; $(c)' },
  labels: { revision: 'abc' },
};

const common = [
  ...['--file', '/w/apps/users/Dockerfile', '--tag', 'registry/shop/users:c-1'],
  ...['--platform', 'linux/arm64'],
  ...['--build-arg', 'BASE_IMAGE=node:24', '--build-arg', 'NOTE=a b; $(c)'],
  ...['--label', 'revision=abc', '/w/dist/apps/users'],
];

describe('buildCommand', () => {
  it('loads a plain image into the engine with buildx', () => {
    expect(buildCommand('buildx', request)).toEqual({
      args: ['buildx', 'build', '--load', '--provenance=false', ...common],
      env: {},
    });
  });

  it.each([
    ['buildkit', '1'],
    ['classic', '0'],
  ] as const)('selects the %s builder by environment', (builder, value) => {
    expect(buildCommand(builder, request)).toEqual({
      args: ['build', ...common],
      env: { DOCKER_BUILDKIT: value },
    });
  });
});
