import { type Duplex, PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import { Failure } from '../failure';
import { otherSlot, type SlotName } from '../host/addresses';
import { backend, runtimePort } from './configuration';
import { readServers, type ServerStatus } from './show-servers';

/** A conversation with the runtime API of a service's running public container. */
export interface ProxySession {
  /** Whether it goes on: the proxy ends it when nothing is said for ten minutes, or when it ends itself. */
  isOpen(): boolean;
  /** What the proxy knows of both slots. */
  servers(): Promise<Record<SlotName, ServerStatus>>;
  /** Has a slot checked without sending it requests; it counts as down until a check succeeds. */
  watch(slot: SlotName): Promise<void>;
  /** Sends all new requests to a slot, and none to the other; both at one moment. */
  flip(to: SlotName): Promise<void>;
  /** Neither checks a slot nor sends it requests; those it has go on. */
  rest(slot: SlotName): Promise<void>;
  /** Process id of the proxy's worker; another one after a reload. */
  processId(): Promise<number>;
  /** Ends the conversation; more than once is harmless. */
  close(): void;
}

/** Joins the exec's streams with the runtime API; bash because every official image has it. */
const bridge = `exec 3<>/dev/tcp/127.0.0.1/${runtimePort} && { cat <&3 & cat >&3; kill $!; }`;

/** Ends the answer to each command of a line. */
const prompt = /(?:^|\n)> /g;
const answerTimeoutMs = 10_000;

/** The proxy does not answer: it, its engine or the way there ended. */
class ConversationError extends Error {
  readonly code = 'ERR_PROXY_CONVERSATION';
}

/** Sends one line at a time and collects what comes back until the next prompt. */
class Conversation {
  private received = '';
  private waiting:
    | { answers: number; resolve: (texts: string[]) => void; reject: (error: Error) => void }
    | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private ended: Error | undefined;

  constructor(
    private readonly stream: Duplex,
    modem: Docker['modem'],
  ) {
    const output = new PassThrough();
    modem.demuxStream(stream, output, output);
    output.setEncoding('utf8').on('data', (text: string) => this.take(text));
    stream.once('close', () => this.end(new ConversationError('the proxy ended the conversation')));
    stream.once('end', () => this.end(new ConversationError('the proxy ended the conversation')));
    stream.on('error', (error) => this.end(error));
  }

  /**
   * Sends commands on one line, which the proxy carries out together, and gives their answers.
   * @throws Error when the conversation is over, or there is no answer in 10 s
   */
  ask(...commands: string[]): Promise<string[]> {
    const answer = this.turn.then(() => this.exchange(commands));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  get isOpen(): boolean {
    return !this.ended;
  }

  close(): void {
    this.end(new ConversationError('the conversation was closed'));
    this.stream.destroy();
  }

  private exchange(commands: string[]): Promise<string[]> {
    if (this.ended) return Promise.reject(this.ended);
    const line = commands.join('; ');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          this.end(new ConversationError(`no answer to "${line}" in ${answerTimeoutMs / 1000} s`)),
        answerTimeoutMs,
      );
      const settle =
        <T>(done: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          this.waiting = undefined;
          done(value);
        };
      this.waiting = {
        answers: commands.length,
        resolve: settle(resolve),
        reject: settle(reject),
      };
      this.stream.write(`${line}\n`);
    });
  }

  private take(text: string): void {
    this.received += text;
    const answers = this.received.split(prompt);
    if (!this.waiting || answers.length <= this.waiting.answers || answers.at(-1) !== '') return;
    this.received = '';
    this.waiting.resolve(answers.slice(0, -1));
  }

  private end(error: Error): void {
    this.ended ??= new ConversationError(this.received.trim() || error.message);
    this.waiting?.reject(this.ended);
  }
}

/** Starts the bridge in the container and asks for prompts. */
async function converse(engine: Docker, service: string): Promise<Conversation> {
  const exec = await engine.getContainer(service).exec({
    Cmd: ['bash', '-c', bridge],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({ hijack: true, stdin: true });
  const conversation = new Conversation(stream, engine.modem);
  await conversation.ask('prompt').catch((error) => {
    conversation.close();
    throw error;
  });
  return conversation;
}

/**
 * Opens a conversation with the runtime API.
 * @throws Failure when the public container does not run or HAProxy does not answer
 */
export async function openProxySession(engine: Docker, service: string): Promise<ProxySession> {
  const fail = (seen: string, cause?: unknown) =>
    new Failure(`The proxy of ${service} does not do what it is told`, {
      where: `container ${service}`,
      seen,
      remedy: `Look at \`docker logs ${service}\` on the host; \`docker restart ${service}\` keeps its choice of version.`,
      cause,
    });
  const refuse = (cause: Error) => Promise.reject(fail(cause.message, cause));
  const conversation = await converse(engine, service).catch(refuse);
  /** `set server` answers nothing when all is well. */
  const command = async (...commands: string[]) => {
    const answer = (await conversation.ask(...commands).catch(refuse)).join('').trim();
    if (answer) throw fail(`${commands.join('; ')}\n${answer}`);
  };
  const server = (slot: SlotName) => `set server ${backend}/${slot}`;
  return {
    isOpen: () => conversation.isOpen,
    async servers() {
      const [stat = '', state = ''] = await conversation
        .ask(`show stat ${backend} 4 -1`, `show servers state ${backend}`)
        .catch(refuse);
      return readServers(stat, state);
    },
    watch: (slot) => command(`${server(slot)} state drain`, `${server(slot)} health down`),
    flip: (to) => command(`${server(to)} state ready`, `${server(otherSlot(to))} state maint`),
    rest: (slot) => command(`${server(slot)} state maint`),
    async processId() {
      const [info = ''] = await conversation.ask('show info').catch(refuse);
      return Number(/^Pid: (\d+)$/m.exec(info)?.[1]);
    },
    close: () => conversation.close(),
  };
}
