import type Docker from 'dockerode';
import { lastLogLines } from '../engine/container-logs';
import type { ContainerState } from './readiness';

const logLines = 30;

const section = (title: string, text: string): string[] => (text ? [`${title}:`, text] : []);

/** What a failed container leaves to read: its last log lines and its last health output. */
export async function gatherEvidence(
  container: Docker.Container,
  state: ContainerState,
): Promise<string> {
  const health = state.Health?.Log?.at(-1);
  return [
    ...section(`last ${logLines} log lines`, await lastLogLines(container, logLines)),
    ...section(`health check (exit ${health?.ExitCode})`, health?.Output.trim() ?? ''),
  ].join('\n');
}
