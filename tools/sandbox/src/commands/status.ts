import { answers } from '../engine/ping';
import { absent, engineApi } from '../engine/docker';
import { ownProcesses } from '../processes/own';
import { emulatorAnswers } from '../services/emulator';
import { registryName } from '../services/registry';
import { askSupervisor } from '../services/supervisor';
import type { Layout } from '../state/layout';
import { readState } from '../state/state';
import type { HostStatus } from '../supervisor/report';

/** One part of the sandbox. */
export interface Part {
  part: string;
  runs: boolean;
  /** Where it answers, or why it does not. */
  detail: string;
}

export interface Status {
  /** Every part runs. */
  running: boolean;
  parts: Part[];
  instances: HostStatus[];
}

/** Looks at every part, changing nothing. */
export async function status(layout: Layout): Promise<Status> {
  const { engine, ports } = await readState(layout);
  const engineRuns = engine !== undefined && (await answers(engine.host));
  const registry = engineRuns
    ? await engineApi(engine.host).getContainer(registryName(layout)).inspect().catch(absent)
    : undefined;
  const report = ports && (await askSupervisor(ports.endpoint));
  const pids = (role: 'emulator' | 'supervisor') =>
    ownProcesses(layout, role).map(({ pid }) => `pid ${pid}`);
  const parts: Part[] = [
    {
      part: 'engine',
      runs: engineRuns,
      detail: engine ? `${engine.host} (${engine.kind})` : 'not started',
    },
    {
      part: 'aws api',
      runs: ports !== undefined && (await emulatorAnswers(ports.emulator)),
      detail: [`http://127.0.0.1:${ports?.endpoint}`, ...pids('emulator')].join(', '),
    },
    {
      part: 'registry',
      runs: registry?.State.Running === true,
      detail: `127.0.0.1:${ports?.registry}`,
    },
    {
      part: 'supervisor',
      runs: report !== undefined && report.problem === undefined,
      detail: report?.problem ?? pids('supervisor').join(', '),
    },
  ];
  return {
    running: parts.every(({ runs }) => runs),
    parts: ports ? parts : parts.map((part) => ({ ...part, detail: 'not started' })),
    instances: report?.instances ?? [],
  };
}
