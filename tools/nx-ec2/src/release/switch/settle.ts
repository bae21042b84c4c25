import type Docker from 'dockerode';
import type { HostState } from '../host-state';

/** Name a container has until it proved itself. */
export const nextName = (service: string): string => `${service}.next`;

/** The part of a container's host configuration that says when the engine starts it again. */
export const restartPolicy = (name: 'no' | 'unless-stopped') => ({
  RestartPolicy: { Name: name, MaximumRetryCount: 0 },
});

/** Gives a container the service's name, and has the engine start it again whenever it ends. */
export async function makeCurrent(container: Docker.Container, service: string): Promise<void> {
  await container.update(restartPolicy('unless-stopped'));
  await container.rename({ name: service });
}

/**
 * Clears away what a killed deploy left behind and brings back what it had stopped. The newest
 * leftover is kept when nothing else is there: that deploy was killed between removing the old
 * container and giving the new one its name.
 * @returns whether anything was done, so that the host has to be looked at again
 */
export async function settle(
  engine: Docker,
  service: string,
  { current, leftovers }: HostState,
): Promise<boolean> {
  const [adopted, stray] = current ? [undefined, leftovers] : [leftovers[0], leftovers.slice(1)];
  for (const { Id } of stray) await engine.getContainer(Id).remove({ force: true });
  if (adopted) await makeCurrent(engine.getContainer(adopted.Id), service);
  if (stray.length > 0 && current?.State === 'exited') {
    // It may fail to start for reasons of its own; whether it runs is seen afterwards.
    await engine
      .getContainer(current.Id)
      .start()
      .catch(() => undefined);
  }
  return leftovers.length > 0;
}
