import type { Builder } from './builder';

/** An image to build; every path absolute. */
export interface BuildRequest {
  /** `repository:tag` that the image gets. */
  reference: string;
  context: string;
  dockerfile: string;
  platform: string;
  buildArgs: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
}

export interface DockerCommand {
  args: string[];
  env: Record<string, string>;
}

const pairs = (flag: string, values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);

/** The Docker command that builds an image into the engine as a plain image, with any builder. */
export function buildCommand(builder: Builder, request: BuildRequest): DockerCommand {
  const common = [
    ...['--file', request.dockerfile, '--tag', request.reference, '--platform', request.platform],
    ...pairs('--build-arg', request.buildArgs),
    ...pairs('--label', request.labels),
    request.context,
  ];
  if (builder === 'buildx') {
    // --load, because a builder outside the engine keeps its result to itself; no provenance,
    // because it makes an image list whose digest changes with every build.
    return { args: ['buildx', 'build', '--load', '--provenance=false', ...common], env: {} };
  }
  return {
    args: ['build', ...common],
    env: { DOCKER_BUILDKIT: builder === 'buildkit' ? '1' : '0' },
  };
}
