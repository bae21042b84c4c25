import type Docker from 'dockerode';
import { Failure } from '../failure';
import { otherSlot, type SlotName } from '../host/addresses';
import { backend } from './configuration';
import { type Conversation, converse, prepareBridge } from './conversation';
import { readServers, type ServerStatus } from './show-servers';

/** A conversation with the runtime API of a service's running public container. */
export interface ProxySession {
  /** Whether it goes on: the proxy ends it when nothing is said for ten minutes, or when it ends itself. */
  isOpen(): boolean;
  /** What the proxy knew of both slots when the conversation began. */
  readonly atStart: Record<SlotName, ServerStatus>;
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

/** What the proxy knows of both slots. */
async function askForServers(conversation: Conversation): Promise<Record<SlotName, ServerStatus>> {
  const [stat = '', state = ''] = await conversation.ask(
    `show stat ${backend} 4 -1`,
    `show servers state ${backend}`,
  );
  return readServers(stat, state);
}

/**
 * Opens a conversation with the runtime API.
 * @param prepared where that was done before
 * @throws Failure when the public container does not run or HAProxy does not answer
 */
export async function openProxySession(
  engine: Docker,
  service: string,
  prepared: Promise<Docker.Exec> = prepareBridge(engine, service),
): Promise<ProxySession> {
  const fail = (seen: string, cause?: unknown) =>
    new Failure(`The proxy of ${service} does not do what it is told`, {
      where: `container ${service}`,
      seen,
      remedy: `Look at \`docker logs ${service}\` on the host; \`docker restart ${service}\` keeps its choice of version.`,
      cause,
    });
  const refuse = (cause: Error) => Promise.reject(fail(cause.message, cause));
  const conversation = await prepared.then((exec) => converse(engine, exec)).catch(refuse);
  const opened = Promise.all([conversation.ask('prompt'), askForServers(conversation)]);
  const [, atStart] = await opened.catch((error: Error) => {
    conversation.close();
    return refuse(error);
  });
  /** `set server` answers nothing when all is well. */
  const command = async (...commands: string[]) => {
    const answer = (await conversation.ask(...commands).catch(refuse)).join('').trim();
    if (answer) throw fail(`${commands.join('; ')}\n${answer}`);
  };
  const server = (slot: SlotName) => `set server ${backend}/${slot}`;
  return {
    isOpen: () => conversation.isOpen,
    atStart,
    servers: () => askForServers(conversation).catch(refuse),
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

/**
 * The same conversation while it is open, else a new one: an image may take long to be made, and
 * other hosts theirs.
 * @throws Failure as `openProxySession` does
 */
export async function goOn(
  engine: Docker,
  service: string,
  session: ProxySession | undefined,
): Promise<ProxySession> {
  if (session?.isOpen()) return session;
  session?.close();
  return openProxySession(engine, service);
}
