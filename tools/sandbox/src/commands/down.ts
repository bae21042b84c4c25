import { rm } from 'node:fs/promises';
import { answers } from '../engine/ping';
import { removeEverything } from '../engine/remove';
import { stopEngine } from '../engine/stop';
import { step } from '../progress';
import { stopEmulator } from '../services/emulator';
import { stopSupervisor } from '../services/supervisor';
import type { Layout } from '../state/layout';
import { withLock } from '../state/lock';
import { readState } from '../state/state';

/**
 * Takes the sandbox down. What stays are caches: images, and downloads below its folder.
 * @returns whether its engine had to stay, for another sandbox.
 */
export const down = (layout: Layout): Promise<boolean> =>
  withLock(layout, () =>
    step('Taking the sandbox down', async () => {
      await rm(layout.dotenv, { force: true });
      await stopSupervisor(layout);
      await stopEmulator(layout);
      const { engine } = await readState(layout);
      if (engine && (await answers(engine.host))) await removeEverything(layout, engine.host);
      const engineStays = await stopEngine(layout);
      await rm(layout.ssh, { recursive: true, force: true });
      if (!engineStays) await rm(layout.logs, { recursive: true, force: true });
      return engineStays;
    }),
  );
