import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type Docker from 'dockerode';

/**
 * Runs a command in a running container to its end; `output` has both of its streams.
 * @param signal ends the waiting, not the command: the engine cannot end it
 */
export async function runInContainer(
  container: Docker.Container,
  command: readonly string[],
  signal?: AbortSignal,
): Promise<{ exitCode: number; output: string }> {
  const exec = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true });
  const stream = await exec.start({ hijack: true, stdin: false });
  const output = new PassThrough();
  const read = text(output);
  container.modem.demuxStream(stream, output, output);
  await finished(stream, { writable: false, signal });
  output.end();
  const { ExitCode } = await exec.inspect();
  return { exitCode: ExitCode ?? -1, output: await read };
}
