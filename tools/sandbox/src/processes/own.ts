import type { Layout } from '../state/layout';
import { listProcesses, type Process } from './proc';

/** The parts of a sandbox that run as processes of their own. */
export type Role = 'engine' | 'emulator' | 'supervisor';

/**
 * Every process we start carries this mark in its environment, and its children inherit it. So what
 * is ours is read from the process itself: no pid file can be stale or name a stranger.
 */
export const mark = (layout: Layout, role: Role): Record<string, string> => ({
  SANDBOX_HOME: layout.home,
  SANDBOX_ROLE: role,
});

/** The processes of one part of this sandbox, oldest first. */
export const ownProcesses = (
  layout: Layout,
  role: Role,
  processes: Process[] = listProcesses(),
): Process[] =>
  processes
    .filter(({ env }) => env['SANDBOX_HOME'] === layout.home && env['SANDBOX_ROLE'] === role)
    .sort((one, other) => Number(one.start) - Number(other.start) || one.pid - other.pid);
