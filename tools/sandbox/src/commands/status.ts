import { answers } from '../engine/ping';
import { absent, engineApi } from '../engine/docker';
import { ownProcesses, type Role } from '../processes/own';
import { databaseAnswers } from '../services/database';
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

const pids = (layout: Layout, role: Role): string =>
  ownProcesses(layout, role)
    .map(({ pid }) => `pid ${pid}`)
    .join(' ');

async function registryRuns(layout: Layout, engineHost: string): Promise<boolean> {
  const container = engineApi(engineHost).getContainer(registryName(layout));
  return (await container.inspect().catch(absent))?.State.Running === true;
}

/** Looks at every part, changing nothing. */
export async function status(layout: Layout): Promise<Status> {
  const { engine, ports } = await readState(layout);
  const [engineRuns, apiRuns, report] = await Promise.all([
    engine ? answers(engine.host) : false,
    ports ? emulatorAnswers(ports.emulator) : false,
    ports ? askSupervisor(ports.endpoint) : undefined,
  ]);
  const [registry, database] =
    engine && engineRuns
      ? await Promise.all([registryRuns(layout, engine.host), databaseAnswers(layout, engine.host)])
      : [false];
  const part = (name: string, runs: boolean, detail: string): Part => ({
    part: name,
    runs,
    detail: runs ? detail : 'does not run',
  });
  const parts = [
    part('engine', engineRuns, `${engine?.host} (${engine?.kind})`),
    part('aws api', apiRuns, `http://127.0.0.1:${ports?.endpoint}, ${pids(layout, 'emulator')}`),
    part('registry', registry, `127.0.0.1:${ports?.registry}`),
    part('database', database !== undefined, `PostgreSQL at ${database}`),
    part('supervisor', report !== undefined, report?.problem ?? pids(layout, 'supervisor')),
  ];
  return {
    running: parts.every(({ runs }) => runs) && report?.problem === undefined,
    parts,
    instances: report?.instances ?? [],
  };
}
