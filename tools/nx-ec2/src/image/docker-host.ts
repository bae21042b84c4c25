import { docker } from './docker';

/**
 * The engine that the user's own Docker configuration selects, for commands that run with another
 * configuration folder and so would miss a selected context.
 * @returns the environment to add; empty when DOCKER_HOST says it already
 */
export async function selectedEngine(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Record<string, string>> {
  if (env['DOCKER_HOST']) return {};
  const format = '{{.Endpoints.docker.Host}}';
  const { exitCode, output } = await docker(['context', 'inspect', '--format', format]);
  return exitCode === 0 && output.trim() ? { DOCKER_HOST: output.trim() } : {};
}
