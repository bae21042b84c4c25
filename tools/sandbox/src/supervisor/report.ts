import type { Settings } from './settings';

/** One instance and what plays it. */
export interface HostStatus {
  instanceId: string;
  /** As EC2 says. */
  state: string;
  publicIp: string;
  /** Only loopback addresses (Elastic IPs) lead anywhere on this machine. */
  reachable: boolean;
  container?: string;
  containerState?: string;
  /** In the sandbox's own network. */
  address?: string;
  openPorts: number[];
  /** Ports that should be open and cannot, with the reason. */
  blocked: string[];
  /** Open port ranges that are too wide to be played. */
  tooWide: string[];
  /** `none`, `running`, `done`, `failed: …`, `skipped: …`. */
  userData?: string;
  /** The last thing that could not be done for this host. */
  problem?: string;
}

/** What the supervisor answers at its status path. */
export interface Report {
  /** What it was started with; another value means it has to be started again. */
  settings: Settings;
  instances: HostStatus[];
  /** Why the last pass could not be made. */
  problem?: string;
}

export const statusPath = '/_sandbox/status';
