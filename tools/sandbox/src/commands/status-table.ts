import Table from 'cli-table3';
import type { HostStatus } from '../supervisor/report';
import type { Status } from './status';

const table = (head: string[], rows: string[][]): string => {
  const drawn = new Table({ head, style: { head: [], border: [] } });
  drawn.push(...rows);
  return drawn.toString();
};

/** What a person should know of a host beyond its addresses; empty when all is well. */
export const remarks = (host: HostStatus): string =>
  [
    host.problem,
    host.publicIp && !host.reachable ? 'address not reachable on this machine' : undefined,
    ...host.blocked.map((port) => `cannot open ${port}`),
    ...host.tooWide.map((range) => `ports ${range} too many to open`),
    host.userData && !['none', 'done'].includes(host.userData)
      ? `user data ${host.userData}`
      : undefined,
  ]
    .filter((remark) => remark !== undefined)
    .join('\n');

/** The status as tables. */
export function statusTable({ parts, instances }: Status): string {
  const hosts = instances.map((host) => [
    host.instanceId,
    host.state,
    host.publicIp,
    host.openPorts.join(' '),
    host.container ? `${host.container} ${host.containerState} ${host.address ?? ''}`.trim() : '',
    remarks(host),
  ]);
  return [
    table(
      ['part', 'runs', 'where'],
      parts.map(({ part, runs, detail }) => [part, runs ? 'yes' : 'no', detail]),
    ),
    ...(hosts.length > 0
      ? [table(['instance', 'state', 'public ip', 'open ports', 'container', 'remarks'], hosts)]
      : []),
  ].join('\n');
}
