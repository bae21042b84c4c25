import type Docker from 'dockerode';
import type { ContainerCreateOptions, ContainerInfo } from 'dockerode';
import { stopTimeoutSeconds } from '../container-definition';
import { holdsPort } from '../host-state';
import { restore, type RestoreOutcome } from './restore';
import { makeCurrent, nextName, restartPolicy } from './settle';
import { startFailure } from './start-failure';

/** What a replacement works on. */
export interface Replacement {
  /** Name of the service, and of its container. */
  service: string;
  /** Port of the host, which only one container can hold. */
  port: number;
  definition: ContainerCreateOptions;
  /** The container that is there now. */
  current?: ContainerInfo;
  /** Service and host, for messages. */
  where: string;
  /** Resolves when the new container serves; rejects when it never will. */
  verify: (container: Docker.Container) => Promise<void>;
  /** An engine to bring the previous version back with, even after the connection broke. */
  recover: () => Promise<Docker>;
  /** Runs a named step, for those who watch. */
  step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Told after a failure what serves now. */
  onRestored: (outcome: RestoreOutcome) => void;
}

/** It restarts by itself only once it has proved itself: until then an exit is final, and shows. */
const createNext = (engine: Docker, { service, definition }: Replacement) =>
  engine.createContainer({
    ...definition,
    name: nextName(service),
    HostConfig: { ...definition.HostConfig, ...restartPolicy('no') },
  });

/**
 * Replaces the container of a service. Only one of the two can hold the port, so the service is
 * away from the stop of the old one to the start of the new one. The old one is kept until the new
 * one is verified, and started again if that fails for any reason, Ctrl-C among them. A first
 * container, or one on another port, is started before anything is stopped.
 * @throws Failure of the engine, or whatever `verify` rejects with
 */
export async function replaceContainer(engine: Docker, replacement: Replacement): Promise<void> {
  const { service, port, current, where, verify, recover, step, onRestored } = replacement;
  const previous = current && engine.getContainer(current.Id);
  const asFailure = (error: Error): never => {
    throw startFailure(error, port, where);
  };
  const next = await createNext(engine, replacement).catch(asFailure);
  try {
    if (previous && (holdsPort(current, port) || current.State === 'restarting')) {
      await step('stopped the old', () => previous.stop({ t: stopTimeoutSeconds }));
    }
    await step('started', () => next.start().catch(asFailure));
    await verify(next);
  } catch (error) {
    const outcome = await recover()
      .then((working) => restore(working, next.id, current))
      .catch((cause: Error): RestoreOutcome => ({ kind: 'failed', service, error: cause }));
    onRestored(outcome);
    throw error;
  }
  await previous?.remove({ force: true });
  await makeCurrent(next, service);
}
