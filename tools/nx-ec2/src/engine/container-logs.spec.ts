import { readLogFrames } from './container-logs';

const frame = (stream: 1 | 2, text: string): Buffer => {
  const payload = Buffer.from(text);
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
};

describe('readLogFrames', () => {
  it('joins both streams in the order they were written', () => {
    const log = Buffer.concat([frame(1, 'started\n'), frame(2, 'cannot connect\n')]);
    expect(readLogFrames(log)).toBe('started\ncannot connect\n');
  });

  it('puts a character together that two frames share', () => {
    const [first, second] = [Buffer.from('ü').subarray(0, 1), Buffer.from('ü').subarray(1)];
    const raw = (part: Buffer) =>
      Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, part.length]), part]);
    expect(readLogFrames(Buffer.concat([raw(first), raw(second)]))).toBe('ü');
  });

  it('gives what is there of a frame that was cut', () => {
    expect(readLogFrames(frame(1, 'a long line').subarray(0, 12))).toBe('a lo');
    expect(readLogFrames(Buffer.alloc(0))).toBe('');
  });
});
