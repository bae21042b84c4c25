import { finished } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import { readLogFrames } from '../engine/container-logs';
import type { Environment } from '../environment/environment';
import { serviceContainers } from '../fleet/active-container';
import { slotNames } from '../host/addresses';
import { belongsTo, label } from '../release/labels';
import { lineWriter } from './line-writer';

export interface LogRequest {
  target: Environment;
  services: readonly string[];
  /** Seconds since the epoch. */
  since?: number;
  /** Lines of each container. */
  tail?: number;
  follow: boolean;
  signal: AbortSignal;
  /** Put before each line. @param container name of the container */
  prefix: (container: string) => string;
  write: (line: string) => void;
}

/** How often a new version is looked for while following, ms. */
const lookMs = 1_000;

const isRunning = ({ State }: ContainerInfo): boolean => State === 'running';

/**
 * The containers whose logs a reader wants: those that run, and of a service of which none does the
 * one that should.
 */
async function telling(engine: Docker, { target, services }: LogRequest): Promise<ContainerInfo[]> {
  const all = await engine.listContainers({ all: true });
  const ofEach = services.map(async (service) => {
    const versions = all.filter(
      ({ Labels }) =>
        slotNames.some((slot) => slot === Labels[label.role]) &&
        belongsTo(Labels, { target, service }),
    );
    const running = versions.filter(isRunning);
    if (running.length > 0 || versions.length < 2) return running.length > 0 ? running : versions;
    const { slots, active } = await serviceContainers(engine, all, target, service);
    return active && slots[active] ? [slots[active]] : versions;
  });
  return (await Promise.all(ofEach)).flat();
}

const nameOf = (names: readonly string[]): string => (names[0] ?? '').replace(/^\//, '');

async function printNow(engine: Docker, request: LogRequest): Promise<void> {
  const { since, tail, prefix, write } = request;
  for (const { Id, Names } of await telling(engine, request)) {
    const options = { stdout: true, stderr: true, since, tail };
    const frames = await engine.getContainer(Id).logs({ ...options, follow: false });
    const text = readLogFrames(frames).trimEnd();
    if (text) text.split('\n').forEach((line) => write(prefix(nameOf(Names)) + line));
  }
}

/** Follows every version that runs, and those that come, until the signal. */
async function follow(engine: Docker, request: LogRequest): Promise<void> {
  const { since, tail, prefix, write, signal } = request;
  const followed = new Set<string>();
  const streams: NodeJS.ReadableStream[] = [];
  for (let first = true; !signal.aborted; first = false) {
    for (const one of await telling(engine, request)) {
      const { Id, Names } = one;
      if (followed.has(Id) || (!first && !isRunning(one))) continue;
      followed.add(Id);
      const container = engine.getContainer(Id);
      const stream = await container.logs({
        stdout: true,
        stderr: true,
        since,
        // Of a version that came while following, everything is new.
        tail: first ? tail : undefined,
        follow: true,
      });
      const lines = lineWriter(prefix(nameOf(Names)), write);
      container.modem.demuxStream(stream, lines, lines);
      finished(stream).then(
        () => {
          lines.end();
          // The container may be started again for a rollback.
          followed.delete(Id);
        },
        () => lines.end(),
      );
      streams.push(stream);
    }
    await delay(lookMs, undefined, { signal }).catch(() => undefined);
  }
  for (const stream of streams) (stream as unknown as { destroy(): void }).destroy();
}

/** Writes what the running versions of the services wrote on one host. */
export const hostLogs = (engine: Docker, request: LogRequest): Promise<void> =>
  request.follow ? follow(engine, request) : printNow(engine, request);
