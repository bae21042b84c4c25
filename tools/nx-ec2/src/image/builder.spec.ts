import { chooseBuilder } from './builder';

describe('chooseBuilder', () => {
  it.each([
    [0, 'Docker version 28.2.2, build e6534b4', 'buildx'],
    [0, 'Docker version 20.10.24+dfsg1, build 297e128', 'buildx'],
    [1, 'Docker version 20.10.24+dfsg1, build 297e128', 'buildkit'],
    [1, 'Docker version 22.06.0-beta.0, build 1', 'buildkit'],
    [1, 'Docker version 28.2.2, build e6534b4', 'classic'],
    [125, 'podman version 4.3.1', 'classic'],
  ] as const)('buildx probe %i with %s: %s', (buildxExitCode, version, builder) => {
    expect(chooseBuilder({ buildxExitCode, version })).toBe(builder);
  });
});
