import { docker } from './docker';

/**
 * How this machine's Docker CLI builds: `buildx` (the CLI plugin), `buildkit` (the client that was
 * built into Docker 18.09 to 22) or `classic` (a newer CLI that lacks the plugin).
 */
export type Builder = 'buildx' | 'buildkit' | 'classic';

/** What the Docker CLI said about itself. */
export interface ClientFacts {
  /** Exit code of `docker buildx version`. */
  buildxExitCode: number;
  /** Output of `docker --version`. */
  version: string;
}

const FIRST_WITHOUT_BUILTIN_BUILDKIT = 23;

export function chooseBuilder({ buildxExitCode, version }: ClientFacts): Builder {
  if (buildxExitCode === 0) return 'buildx';
  const major = Number(/Docker version (\d+)\./.exec(version)?.[1] ?? Number.NaN);
  return major < FIRST_WITHOUT_BUILTIN_BUILDKIT ? 'buildkit' : 'classic';
}

/** Asks the Docker CLI on PATH which builder it has. */
export async function findBuilder(): Promise<Builder> {
  const [buildx, version] = await Promise.all([
    docker(['buildx', 'version']),
    docker(['--version']),
  ]);
  return chooseBuilder({ buildxExitCode: buildx.exitCode, version: version.output });
}
