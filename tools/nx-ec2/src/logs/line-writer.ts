import { Writable } from 'node:stream';

/** A stream that passes on whole lines, each with a prefix; the last one also when it has no end. */
export function lineWriter(prefix: string, write: (line: string) => void): Writable {
  let rest = '';
  const decoder = new TextDecoder();
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) write(prefix + line);
      done();
    },
    final(done) {
      if (rest) write(prefix + rest);
      done();
    },
  });
}
