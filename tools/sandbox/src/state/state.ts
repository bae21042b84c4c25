import { readFile } from 'node:fs/promises';
import { writeAtomically } from './atomic-file';
import type { Layout } from './layout';

/** TCP ports of the sandbox, chosen once so that they are the same after `down` and `up`. */
export interface Ports {
  /** The AWS endpoint that clients use. */
  endpoint: number;
  /** The API emulator behind the endpoint. */
  emulator: number;
  registry: number;
  /** The database, at the gateway of the sandbox's network. */
  database: number;
  /** Port of every host's sshd at its public address: 22, or another where 22 is taken. */
  ssh: number;
}

/** The engine in use: `private` was started by this sandbox, `found` was there before. */
export interface EngineState {
  kind: 'private' | 'found';
  /** As in DOCKER_HOST, e.g. `unix:///var/run/docker.sock`. */
  host: string;
}

/** What is remembered between two commands. Processes are not: those are asked of the kernel. */
export interface State {
  ports?: Ports;
  engine?: EngineState;
  images?: Images;
  /** Present while the machine's firewall holds what our engine added, for `down` to restore. */
  firewall?: Firewall;
}

/** Tags of the images the sandbox runs. `base` and `proxy` only where stand-ins replace public images. */
export interface Images {
  host: string;
  registry: string;
  database: string;
  base?: string;
  proxy?: string;
}

/** The machine's network settings before our engine changed them. */
export interface Firewall {
  forwardPolicy: string;
  ipForward: string;
}

/** The remembered state; an absent or damaged file counts as nothing remembered. */
export async function readState(layout: Layout): Promise<State> {
  try {
    return JSON.parse(await readFile(layout.stateFile, 'utf8'));
  } catch {
    return {};
  }
}

/** Merges a change into the remembered state. Callers hold the sandbox's lock. */
export async function remember(layout: Layout, change: Partial<State>): Promise<State> {
  const state = { ...(await readState(layout)), ...change };
  await writeAtomically(layout.stateFile, `${JSON.stringify(state, undefined, 2)}\n`);
  return state;
}
