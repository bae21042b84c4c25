import { join } from 'node:path';
import { endProcesses } from '../processes/end';
import { ownProcesses } from '../processes/own';
import { startDaemon } from '../processes/start';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { type Report, statusPath } from '../supervisor/report';
import { type Settings, settingsVariable } from '../supervisor/settings';

/** What the supervisor says, or undefined when it does not answer. */
export const askSupervisor = (port: number): Promise<Report | undefined> =>
  fetch(`http://127.0.0.1:${port}${statusPath}`, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => (response.ok ? ((await response.json()) as Report) : undefined),
    () => undefined,
  );

export const stopSupervisor = (layout: Layout): Promise<void> =>
  endProcesses(ownProcesses(layout, 'supervisor'), 3_000);

/** Starts the supervisor unless one runs with these very settings. */
export async function ensureSupervisor(layout: Layout, settings: Settings): Promise<void> {
  const { endpoint } = settings.ports;
  const running = ownProcesses(layout, 'supervisor').length > 0;
  const report = running ? await askSupervisor(endpoint) : undefined;
  if (JSON.stringify(report?.settings) === JSON.stringify(settings)) return;
  await stopSupervisor(layout);
  await step('Starting the supervisor', () =>
    startDaemon(layout, {
      role: 'supervisor',
      command: process.execPath,
      args: ['-r', '@swc-node/register', join(__dirname, '../supervisor/main.ts')],
      env: { [settingsVariable]: JSON.stringify(settings) },
      ready: async () => (await askSupervisor(endpoint)) !== undefined,
      timeoutMs: 15_000,
    }),
  );
}
