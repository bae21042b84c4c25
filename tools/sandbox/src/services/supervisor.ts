import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure';
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

/**
 * Waits until the supervisor has seen both the API and the engine.
 * @throws Failure with what keeps it from that after ten seconds.
 */
export async function superviseWell(port: number): Promise<void> {
  for (const end = Date.now() + 10_000; ; await sleep(100)) {
    const report = await askSupervisor(port);
    if (report && report.problem === undefined) return;
    if (Date.now() < end) continue;
    throw new Failure('The supervisor of the sandbox cannot do its work', {
      seen: report?.problem ?? 'It does not answer.',
      remedy: 'Run `npm run sandbox:down`, then `npm run sandbox:up`.',
    });
  }
}

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
      args: ['-r', require.resolve('@swc-node/register'), join(__dirname, '../supervisor/main.ts')],
      env: { [settingsVariable]: JSON.stringify(settings) },
      ready: async () => (await askSupervisor(endpoint)) !== undefined,
      timeoutMs: 15_000,
    }),
  );
}
