import type { Container } from 'dockerode';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';

/** Runs a command in a container and gives its exit code and standard output. */
export async function runInContainer(
  container: Container,
  command: string[],
): Promise<{ exitCode: number; stdout: string }> {
  const run = await container.exec({ Cmd: command, AttachStdout: true, AttachStderr: true });
  const stream = await run.start({ hijack: true, stdin: false });
  const stdout = new PassThrough();
  const stderr = new PassThrough().resume();
  container.modem.demuxStream(stream, stdout, stderr);
  const output = text(stdout);
  await finished(stream, { writable: false });
  stdout.end();
  const { ExitCode } = await run.inspect();
  return { exitCode: ExitCode ?? -1, stdout: await output };
}
