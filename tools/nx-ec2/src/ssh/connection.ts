import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { loadEngineClient, pingEngine } from '../engine/connect-engine';
import type { Failure } from '../failure';
import type { Host } from '../hosts/host';
import { passesWhileBooting } from './ssh-failure';
import { openTunnel, type SshSettings, type Tunnel } from './tunnel';

/** The Docker engine of a host, reached through one tunnel. */
export interface Connection {
  readonly host: Host;
  readonly engine: Docker;
  /**
   * Resolves once the engine has answered for the first time; rejects with a Failure that names what
   * to mend. Requests need not wait for it, but tell less when they fail. Later, `loss` tells.
   */
  readonly answers: Promise<void>;
  /**
   * An engine that answers, over a new tunnel if this one broke: for what must be done even then.
   * @throws Failure when the host cannot be reached any more.
   */
  recover(): Promise<Docker>;
  /** Why the engine does not answer any more; nothing while it does. */
  loss(): Promise<Failure | undefined>;
  /** Ends the tunnel; more than once is harmless. */
  close(): Promise<void>;
}

export interface ConnectSettings extends SshSettings {
  /** How long after its launch an instance is waited for, ms. */
  readyTimeoutMs: number;
  signal?: AbortSignal;
  /** Told once when the instance is still booting. */
  onWait?: (host: Host) => void;
}

const retryPauseMs = 250;

interface OpenedEngine {
  tunnel: Tunnel;
  engine: Docker;
}

/** @throws Failure that says why the engine does not answer */
const check = ({ tunnel, engine }: OpenedEngine): Promise<void> =>
  pingEngine(engine).catch(async () => {
    throw await tunnel.failure();
  });

async function openEngine(host: Host, settings: ConnectSettings): Promise<OpenedEngine> {
  const opening = openTunnel(host, settings, settings.signal);
  // Loading the client takes about as long as ssh does to connect.
  const [tunnel, engineAt] = await Promise.all([opening, loadEngineClient()]);
  return { tunnel, engine: engineAt(tunnel.socket) };
}

async function openCheckedEngine(host: Host, settings: ConnectSettings): Promise<OpenedEngine> {
  const opened = await openEngine(host, settings);
  try {
    await check(opened);
    return opened;
  } catch (error) {
    await opened.tunnel.close();
    throw error;
  }
}

/** Opens the tunnel, and tries again for as long as the instance may still be booting. */
async function openWhenBooted(host: Host, settings: ConnectSettings): Promise<OpenedEngine> {
  const deadline = host.launchedAt.getTime() + settings.readyTimeoutMs;
  if (Date.now() > deadline) return openEngine(host, settings);
  for (let waiting = false; ; waiting = true) {
    try {
      return await openCheckedEngine(host, settings);
    } catch (error) {
      if (!passesWhileBooting(error) || Date.now() > deadline) throw error;
      if (!waiting) settings.onWait?.(host);
      await delay(retryPauseMs, undefined, { signal: settings.signal });
    }
  }
}

/**
 * Connects to the Docker engine of a host; to see it answer is left to `answers`, unless the
 * instance may be booting.
 * @throws Failure that names what to mend when ssh does not answer
 */
export async function connect(host: Host, settings: ConnectSettings): Promise<Connection> {
  let opened = await openWhenBooted(host, settings);
  const answers = check(opened);
  // Whoever waits for it gets the failure.
  answers.catch(() => undefined);
  return {
    host,
    get engine() {
      return opened.engine;
    },
    answers,
    async recover() {
      const works = await pingEngine(opened.engine).then(
        () => true,
        () => false,
      );
      if (!works) {
        await opened.tunnel.close();
        // Not the signal of the caller: this is the way back after it was aborted.
        opened = await openCheckedEngine(host, { ...settings, signal: undefined });
      }
      return opened.engine;
    },
    loss: () =>
      pingEngine(opened.engine).then(
        () => undefined,
        () => opened.tunnel.failure(),
      ),
    close: () => opened.tunnel.close(),
  };
}
