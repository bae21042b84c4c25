import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import type { Environment } from '../environment/environment';
import { serviceContainers } from '../fleet/active-container';
import type { Host } from '../hosts/host';
import type { StoredRecord } from '../records/record-store';
import { type StatusRow, statusRow } from './status-row';

const absent = (error: { statusCode?: number }): undefined => {
  if (error.statusCode !== 404) throw error;
};

/** Looks at one service on one host. */
export async function serviceStatus(
  engine: Docker,
  host: Host,
  all: readonly ContainerInfo[],
  target: Environment,
  service: string,
  record: StoredRecord | undefined,
): Promise<StatusRow> {
  const containers = await serviceContainers(engine, all, target, service);
  const found = containers.active && containers.slots[containers.active];
  const container = found && engine.getContainer(found.Id);
  const [inspected, stats] = await Promise.all([
    container?.inspect().catch(absent),
    found?.State === 'running' ? container?.stats({ stream: false }).catch(absent) : undefined,
  ]);
  return statusRow(service, host, { containers, inspected, stats, record });
}
