import { resolveBaseImage } from './base-image';

const withDefault = 'ARG BASE_IMAGE=node:24@sha256:abc\nFROM ${BASE_IMAGE}\n';

describe('resolveBaseImage', () => {
  it('takes the default of ARG BASE_IMAGE, quoted or not', () => {
    const expected = { baseImage: 'node:24@sha256:abc', isArgument: true };
    expect(resolveBaseImage(withDefault, '')).toEqual(expected);
    expect(resolveBaseImage('ARG BASE_IMAGE="node:24@sha256:abc"\nFROM $BASE_IMAGE', '')).toEqual(
      expected,
    );
  });

  it('prefers the option to the machine and the machine to the default', () => {
    const replaced = (replacements: { option?: string; machine?: string }) =>
      resolveBaseImage(withDefault, '', replacements).baseImage;
    expect(replaced({ option: 'o', machine: 'm' })).toBe('o');
    expect(replaced({ machine: 'm' })).toBe('m');
  });

  it('keeps a FROM that takes no argument, whatever the machine says', () => {
    expect(
      resolveBaseImage('FROM --platform=linux/amd64 alpine:3\n', '', { machine: 'm' }),
    ).toEqual({
      baseImage: 'alpine:3',
      isArgument: false,
    });
  });

  it('refuses an option that cannot take effect', () => {
    expect(() => resolveBaseImage('FROM alpine:3', 'apps/a/Dockerfile', { option: 'o' })).toThrow(
      'The base image cannot be set',
    );
  });

  it('refuses an argument that nobody fills', () => {
    expect(() => resolveBaseImage('ARG BASE_IMAGE\nFROM $BASE_IMAGE', '')).toThrow(
      'The Dockerfile names no base image',
    );
  });
});
