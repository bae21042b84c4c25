import { type Duplex, PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import { conversationMinutes, runtimePort } from './configuration';

/** Joins the exec's streams with the runtime API; bash because every official image has it. */
const bridge = `exec 3<>/dev/tcp/127.0.0.1/${runtimePort} && { cat <&3 & cat >&3; kill $!; }`;

/** Ends the answer to each command of a line. */
const prompt = /(?:^|\n)> /g;
const answerTimeoutMs = 10_000;
/** Less than the proxy allows, ms. */
const silenceMs = (conversationMinutes - 1) * 60_000;

/** The proxy does not answer: it, its engine or the way there ended. */
class ConversationError extends Error {
  readonly code = 'ERR_PROXY_CONVERSATION';
}

/** A line that was sent and whose answers are not all here. */
interface Question {
  answers: number;
  resolve: (texts: string[]) => void;
  reject: (error: Error) => void;
}

/** Sends lines without waiting for what came of the last, and collects their answers in turn. */
export class Conversation {
  private received = '';
  private readonly answers: string[] = [];
  private readonly questions: Question[] = [];
  private ended: Error | undefined;
  private lastHeardAt = Date.now();

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

  /** By the clock as well: the end of a silent conversation is not seen through the bridge. */
  get isOpen(): boolean {
    return !this.ended && Date.now() - this.lastHeardAt < silenceMs;
  }

  /**
   * Sends commands on one line, which the proxy carries out together, and gives their answers.
   * @throws Error when the conversation is over, or there is no answer in 10 s
   */
  async ask(...commands: string[]): Promise<string[]> {
    if (this.ended) throw this.ended;
    const line = commands.join('; ');
    const tooLong = `no answer to "${line}" in ${answerTimeoutMs / 1000} s`;
    const timer = setTimeout(() => this.end(new ConversationError(tooLong)), answerTimeoutMs);
    try {
      return await new Promise((resolve, reject) => {
        this.questions.push({ answers: commands.length, resolve, reject });
        this.stream.write(`${line}\n`);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.end(new ConversationError('the conversation was closed'));
    this.stream.destroy();
  }

  private take(text: string): void {
    this.lastHeardAt = Date.now();
    const parts = (this.received + text).split(prompt);
    this.received = parts.pop() ?? '';
    this.answers.push(...parts);
    for (let next = this.questions[0]; next; next = this.questions[0]) {
      if (this.answers.length < next.answers) return;
      this.questions.shift();
      next.resolve(this.answers.splice(0, next.answers));
    }
  }

  private end(error: Error): void {
    this.ended ??= new ConversationError(this.received.trim() || error.message);
    for (const question of this.questions.splice(0)) question.reject(this.ended);
  }
}

/** Prepares the bridge in the container, and runs nothing there. */
export const prepareBridge = (engine: Docker, container: string): Promise<Docker.Exec> =>
  engine.getContainer(container).exec({
    Cmd: ['bash', '-c', bridge],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
  });

/** Runs the bridge. @throws errors of the engine, also when the container does not run */
export async function converse(engine: Docker, exec: Docker.Exec): Promise<Conversation> {
  const stream = await exec.start({ hijack: true, stdin: true });
  return new Conversation(stream, engine.modem);
}
