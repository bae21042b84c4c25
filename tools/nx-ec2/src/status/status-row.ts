import type { ContainerInspectInfo, ContainerStats } from 'dockerode';
import type { ServiceContainers } from '../fleet/active-container';
import type { Host } from '../hosts/host';
import type { StoredRecord } from '../records/record-store';
import { definitionHash } from '../release/container-definition';
import { label } from '../release/labels';
import { shortDigest } from '../release/release';

/** One service on one host, as `status` shows it. */
export interface StatusRow {
  service: string;
  host: string;
  address: string;
  port?: number;
  revision?: string;
  digest?: string;
  slot?: string;
  /** When the container was started, ISO 8601. */
  since?: string;
  health?: string;
  /** Percent of one processor. */
  cpu?: number;
  /** Bytes in use, and allowed. */
  memory?: number;
  memoryLimit?: number;
  /** What is not as the release record says; empty when all is well. */
  problems: string[];
}

/** What was seen of a service on a host. */
export interface StatusSeen {
  containers: ServiceContainers;
  inspected?: ContainerInspectInfo;
  stats?: ContainerStats;
  record?: StoredRecord;
}

/** Percent of one processor between the two samples that the engine gives. */
export function cpuPercent({ cpu_stats: now, precpu_stats: before }: ContainerStats): number {
  const used = now.cpu_usage.total_usage - before.cpu_usage.total_usage;
  const passed = (now.system_cpu_usage ?? 0) - (before.system_cpu_usage ?? 0);
  return passed > 0 ? Math.round((used / passed) * (now.online_cpus || 1) * 1000) / 10 : 0;
}

/** Memory in use as `docker stats` counts it: without what the kernel would give back. */
export function memoryInUse({ memory_stats: { usage = 0, stats } }: ContainerStats): number {
  const cache = stats as unknown as Record<string, number> | undefined;
  return usage - (cache?.['inactive_file'] ?? cache?.['total_inactive_file'] ?? 0);
}

function problemsOf({ containers, inspected, record }: StatusSeen): string[] {
  const { proxy, active } = containers;
  if (!record && !proxy) return ['never deployed'];
  if (!proxy) return ['its public container is missing'];
  if (proxy.State !== 'running') return [`its public container is ${proxy.State}`];
  if (!active) return ['no version serves'];
  if (!inspected) return [`the container in slot ${active} is missing`];
  const labels = inspected.Config.Labels;
  const { State: state } = inspected;
  return [
    ...(state.Running ? [] : [`the container in slot ${active} is ${state.Status}`]),
    ...(state.Health?.Status === 'unhealthy' ? ['unhealthy'] : []),
    ...(record ? [] : ['serves, but has no release record']),
    ...(record && labels[label.digest] !== record.image.digest
      ? [`the record says ${shortDigest(record.image.digest)}`]
      : []),
    ...(record && labels[label.definition] !== definitionHash(record.settings)
      ? ['settings differ from the record']
      : []),
  ];
}

/** Puts together what is known of a service on a host. */
export function statusRow(service: string, host: Host, seen: StatusSeen): StatusRow {
  const { containers, inspected, stats, record } = seen;
  const labels = inspected?.Config.Labels ?? {};
  return {
    service,
    host: host.instanceId,
    address: host.address,
    port: containers.proxy?.Ports.find(({ PublicPort }) => PublicPort)?.PublicPort,
    // The same content may be deployed again by a later revision; the record has the first.
    revision: labels[label.revision] ?? record?.image.revision,
    digest: labels[label.digest],
    slot: containers.active,
    since: inspected?.State.StartedAt,
    health: inspected && (inspected.State.Health?.Status ?? inspected.State.Status),
    cpu: stats && cpuPercent(stats),
    memory: stats && memoryInUse(stats),
    memoryLimit: stats?.memory_stats.limit,
    problems: problemsOf(seen),
  };
}
