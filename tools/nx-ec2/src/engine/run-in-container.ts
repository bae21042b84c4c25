import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type Docker from 'dockerode';

/** Where the output of a command goes, as it comes; these are not ended. */
export interface CommandOutput {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/**
 * Runs a command in a running container to its end.
 * @param signal ends the waiting, not the command: the engine cannot end it
 * @returns exit code, or -1 when the engine does not know it
 */
export async function streamFromContainer(
  container: Docker.Container,
  command: readonly string[],
  { stdout, stderr }: CommandOutput,
  signal?: AbortSignal,
): Promise<number> {
  const exec = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true });
  const stream = await exec.start({ hijack: true, stdin: false });
  container.modem.demuxStream(stream, stdout, stderr);
  await finished(stream, { writable: false, signal });
  const { ExitCode } = await exec.inspect();
  return ExitCode ?? -1;
}

/** Runs a short command in a running container to its end; `output` has both of its streams. */
export async function runInContainer(
  container: Docker.Container,
  command: readonly string[],
): Promise<{ exitCode: number; output: string }> {
  const output = new PassThrough();
  const read = text(output);
  const streams = { stdout: output, stderr: output };
  const exitCode = await streamFromContainer(container, command, streams);
  output.end();
  return { exitCode, output: await read };
}
