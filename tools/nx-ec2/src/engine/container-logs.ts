import type Docker from 'dockerode';

const headerBytes = 8;

/**
 * Text of a log stream of a container without a terminal: frames of an eight byte header, whose
 * last four are the payload's length, and the payload.
 * See https://docs.docker.com/reference/api/engine/ (attach, "Stream format").
 */
export function readLogFrames(stream: Buffer): string {
  const payloads: Buffer[] = [];
  for (let at = 0; at + headerBytes <= stream.length;) {
    const start = at + headerBytes;
    at = start + stream.readUInt32BE(start - 4);
    payloads.push(stream.subarray(start, at));
  }
  return Buffer.concat(payloads).toString('utf8');
}

/** The last lines a container wrote, both streams; empty when it has no readable log. */
export async function lastLogLines(container: Docker.Container, lines: number): Promise<string> {
  const stream = await container
    .logs({ stdout: true, stderr: true, follow: false, tail: lines })
    .catch(() => Buffer.alloc(0));
  return readLogFrames(stream).trimEnd();
}
