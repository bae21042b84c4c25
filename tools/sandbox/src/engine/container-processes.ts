import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listProcesses, type Process } from '../processes/proc';

/** Whether a /proc/<pid>/cgroup text (cgroups(7), v1 or v2) places a process in one of these containers. */
export const isInContainer = (cgroup: string, containerIds: string[]): boolean =>
  containerIds.some((id) => cgroup.includes(id));

const containersOf = (dataRoot: string): string[] => {
  try {
    return readdirSync(join(dataRoot, 'containers'));
  } catch {
    return [];
  }
};

const cgroupOf = ({ pid }: Process): string => {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8');
  } catch {
    return '';
  }
};

/**
 * The processes of an engine's containers. They outlive an engine that is killed, and nothing but
 * their cgroup says whose they are.
 */
export function containerProcesses(dataRoot: string): Process[] {
  const ids = containersOf(dataRoot);
  return ids.length === 0
    ? []
    : listProcesses().filter((process) => isInContainer(cgroupOf(process), ids));
}
