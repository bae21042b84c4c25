import { Failure } from '../failure';

/** The base image of a build, and whether the Dockerfile takes it as the build argument BASE_IMAGE. */
export interface BaseImage {
  baseImage: string;
  isArgument: boolean;
}

const ARGUMENT = /^[ \t]*ARG[ \t]+BASE_IMAGE(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?[ \t]*$/im;
const FROM = /^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?(\S+)/im;

/** Base images that replace the Dockerfile's own; the option goes before the machine's. */
export interface BaseImageReplacements {
  option?: string;
  machine?: string;
}

/**
 * Finds the base image: a replacement if there is one, else the default of `ARG BASE_IMAGE`. A
 * Dockerfile without that argument keeps what its first FROM names.
 * @param where the Dockerfile's path, for messages
 * @throws Failure when there is no base image, or the option cannot take effect
 */
export function resolveBaseImage(
  dockerfile: string,
  where: string,
  { option, machine }: BaseImageReplacements = {},
): BaseImage {
  const replacement = option ?? machine;
  const argument = ARGUMENT.exec(dockerfile);
  const standard = argument?.slice(1).find((value) => value);
  const chosen = replacement ?? standard;
  if (argument && chosen) return { baseImage: chosen, isArgument: true };
  if (argument) {
    throw new Failure('The Dockerfile names no base image', {
      where,
      seen: argument[0].trim(),
      remedy: 'Give ARG BASE_IMAGE a default, e.g. `ARG BASE_IMAGE=node:24-slim@sha256:…`.',
    });
  }
  const first = FROM.exec(dockerfile)?.[1];
  if (option || !first) {
    throw new Failure('The base image cannot be set', {
      where,
      seen: first ? `FROM ${first}` : 'no FROM line',
      remedy: 'Begin the Dockerfile with `ARG BASE_IMAGE=<image>` and `FROM ${BASE_IMAGE}`.',
    });
  }
  return { baseImage: first, isArgument: false };
}
