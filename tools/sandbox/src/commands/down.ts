import { rm } from 'node:fs/promises';
import { answers } from '../engine/ping';
import { removeEverything } from '../engine/remove';
import { stopEngine } from '../engine/stop';
import { Failure } from '../failure';
import { step } from '../progress';
import { stopEmulator } from '../services/emulator';
import { stopSupervisor } from '../services/supervisor';
import type { Layout } from '../state/layout';
import { withLock } from '../state/lock';
import { type EngineState, readState } from '../state/state';

/** @throws Failure when what runs in an engine that is not ours cannot be removed now. */
async function empty(layout: Layout, engine: EngineState): Promise<void> {
  if (await answers(engine.host)) return removeEverything(layout, engine.host);
  if (engine.kind === 'private') return; // it takes its containers with it
  throw new Failure('The sandbox is still in an engine that does not answer', {
    where: engine.host,
    seen: `containers, volumes and a network with the label sandbox=${layout.id}`,
    remedy: 'Start that engine and run `npm run sandbox:down` again.',
  });
}

/**
 * Takes the sandbox down. What stays are caches: images, and downloads below its folder.
 * @returns whether its engine had to stay, for another sandbox.
 * @throws Failure when its engine cannot be asked to remove it.
 */
export const down = (layout: Layout): Promise<boolean> =>
  withLock(layout, () =>
    step('Taking the sandbox down', async () => {
      await rm(layout.dotenv, { force: true });
      await stopSupervisor(layout);
      await stopEmulator(layout);
      const { engine } = await readState(layout);
      if (engine) await empty(layout, engine);
      const engineStays = await stopEngine(layout);
      await rm(layout.ssh, { recursive: true, force: true });
      await rm(layout.databasePassword, { force: true });
      if (!engineStays) await rm(layout.logs, { recursive: true, force: true });
      return engineStays;
    }),
  );
