import { Duplex, type Writable } from 'node:stream';
import type Docker from 'dockerode';
import { Conversation } from './conversation';

/** The stream of an exec without the frames around what it says; tests play the proxy. */
function aProxy() {
  const heard: string[] = [];
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk, _encoding, done) => {
      heard.push(String(chunk));
      done();
    },
  });
  const modem = {
    demuxStream: (from: Duplex, to: Writable) => from.on('data', (chunk) => to.write(chunk)),
  } as unknown as Docker['modem'];
  const conversation = new Conversation(stream, modem);
  return { conversation, heard, say: (text: string) => stream.push(text), stream };
}

describe('a conversation with the proxy', () => {
  it('does not wait with a question for the answer to the last', async () => {
    const { conversation, heard, say } = aProxy();
    const answers = Promise.all([
      conversation.ask('prompt'),
      conversation.ask('show stat', 'show servers state'),
      conversation.ask('show info'),
    ]);
    expect(heard).toEqual(['prompt\n', 'show stat; show servers state\n', 'show info\n']);
    for (const piece of ['\n', '> # pxname\nbl', 'ue\n\n> 1\n# be_id\n\n>', ' Pid: 9\n\n> ']) {
      say(piece);
      await new Promise(setImmediate);
    }
    expect(await answers).toEqual([[''], ['# pxname\nblue\n', '1\n# be_id\n'], ['Pid: 9\n']]);
    conversation.close();
  });

  it('fails every open question when it ends, with what was said last', async () => {
    const { conversation, say, stream } = aProxy();
    const questions = [conversation.ask('show stat'), conversation.ask('show info')];
    const outcomes = Promise.allSettled(questions);
    say('bash: connect: Connection refused');
    stream.push(null);
    const reason = expect.objectContaining({ message: 'bash: connect: Connection refused' });
    expect(await outcomes).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
    expect(conversation.isOpen).toBe(false);
    await expect(conversation.ask('show info')).rejects.toThrow('Connection refused');
  });

  it('counts as over after a silence in which the proxy ends it', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    const { conversation, say } = aProxy();
    jest.setSystemTime(Date.now() + 8 * 60_000);
    expect(conversation.isOpen).toBe(true);
    jest.setSystemTime(Date.now() + 2 * 60_000);
    expect(conversation.isOpen).toBe(false);
    const answer = conversation.ask('show info');
    say('Pid: 9\n\n> ');
    await answer;
    expect(conversation.isOpen).toBe(true);
    conversation.close();
    jest.useRealTimers();
  });
});
