import { Failure } from '../failure';
import { buildCommand } from './build-command';
import type { BuildRequest } from './build-command';
import type { Builder } from './builder';
import { docker } from './docker';

const TAIL_LINES = 30;

/** Whether the engine has an image of this name. @throws Failure when no engine answers */
export async function engineHasImage(reference: string, signal: AbortSignal): Promise<boolean> {
  const run = await docker(['image', 'inspect', '--format', '{{.Id}}', reference], { signal });
  return run.exitCode === 0;
}

/** Builds an image into the engine. @throws Failure with the end of Docker's output */
export async function buildImage(
  builder: Builder,
  request: BuildRequest,
  signal: AbortSignal,
): Promise<void> {
  const { args, env } = buildCommand(builder, request);
  const { exitCode, output } = await docker(args, { env, signal });
  if (exitCode === 0) return;
  throw new Failure('docker build failed', {
    where: `${request.reference}, ${request.dockerfile}`,
    seen: `exit code ${exitCode}\n${output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')}`,
    remedy: 'Correct the Dockerfile or the bundle it copies, as the output says.',
  });
}
