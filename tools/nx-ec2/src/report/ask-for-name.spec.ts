import { PassThrough } from 'node:stream';
import { askForName } from './ask-for-name';

const terminal = (isTTY: boolean) => {
  const [input, output] = [new PassThrough(), new PassThrough()].map((stream) =>
    Object.assign(stream, { isTTY }),
  );
  return { input, output } as unknown as Parameters<typeof askForName>[2] & { input: PassThrough };
};
const { signal } = new AbortController();

describe('askForName', () => {
  it('gives what is typed', async () => {
    const streams = terminal(true);
    const answer = askForName('Which? ', signal, streams);
    streams.input.write(' production \n');
    expect(await answer).toBe('production');
  });

  it('asks nobody where there is no terminal', async () => {
    expect(await askForName('Which? ', signal, terminal(false))).toBeUndefined();
  });

  it('stops waiting when it is aborted', async () => {
    const answer = askForName('Which? ', AbortSignal.timeout(20), terminal(true));
    await expect(answer).rejects.toThrow();
  });
});
