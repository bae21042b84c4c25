import type Docker from 'dockerode';
import { PassThrough } from 'node:stream';
import { diskUse, diskWarning } from './cleaning';

describe('diskUse', () => {
  it('reads the line of the root', () =>
    expect(
      diskUse(
        'Filesystem     1024-blocks    Used Available Capacity Mounted on\noverlay           10218772 8890331   1328441      88% /\n',
      ),
    ).toBe(88));
  it('says nothing of what it cannot read', () => expect(diskUse('df: not found')).toBeUndefined());
});

describe('diskWarning', () => {
  /** An engine whose containers print this for any command. */
  const engineWhere = (print: string | Error) =>
    ({
      getContainer: () => ({
        modem: {
          demuxStream: (from: PassThrough, to: PassThrough) => from.pipe(to, { end: false }),
        },
        exec: async () => {
          if (print instanceof Error) throw print;
          const start = async () => new PassThrough().end(print);
          return { start, inspect: async () => ({ ExitCode: 0 }) };
        },
      }),
    }) as unknown as Docker;
  const warningAt = (percent: number) =>
    diskWarning(engineWhere(`overlay 100 ${percent} 1 ${percent}% /\n`), 'users', 'i-1 (54.1.2.3)');

  it('says nothing up to 85 %', async () => expect(await warningAt(85)).toBeUndefined());
  it('names the host above', async () =>
    expect(await warningAt(86)).toContain('The disk of i-1 (54.1.2.3) is 86 % full'));
  it('is no reason to fail when it cannot be seen', async () =>
    expect(await diskWarning(engineWhere(new Error('no df')), 'users', 'i-1')).toContain('no df'));
});
