import { type SlotName, slotNames } from '../host/addresses';

/** What HAProxy knows of one slot. */
export interface ServerStatus {
  /** `maint`: neither checked nor used; `drain`: checked, gets no new requests. */
  admin: 'ready' | 'drain' | 'maint';
  /** Whether its last check succeeded. */
  up: boolean;
  /** Last check in words, e.g. `L7STS 503 Service Unavailable` or `L4CON Connection refused`. */
  check: string;
  /** Requests that are open now. */
  sessions: number;
}

type Row = Record<string, string>;

/** Bits of `srv_admin_state`. That a server was disabled in the file (0x04) stays set when it is in use. */
const maintenance = 0x01 | 0x02 | 0x20 | 0x40;
const drain = 0x08 | 0x10;

/** Cells of a line of CSV. */
const cellsOf = (line: string): string[] =>
  (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
    cell.replace(/,$/, '').replace(/^"(.*)"$/, '$1'),
  );

/** Rows of a table whose head begins with `#`. */
function rowsOf(table: string, split: (line: string) => string[]): Row[] {
  const lines = table.trim().split('\n');
  const headAt = lines.findIndex((line) => line.startsWith('# '));
  const columns = split((lines[headAt] ?? '').slice(2));
  return lines.slice(headAt + 1).map((line) => {
    const cells = split(line);
    return Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
  });
}

function adminOf(bits: number): ServerStatus['admin'] {
  if (bits & maintenance) return 'maint';
  return bits & drain ? 'drain' : 'ready';
}

const statusOf = (stat: Row, state: Row): ServerStatus => ({
  admin: adminOf(Number(state['srv_admin_state'])),
  up: Number(state['srv_op_state']) > 0,
  check: [stat['check_status'], stat['check_code'], stat['last_chk']]
    .map((part) => part?.replace(/^\* /, ''))
    .filter(Boolean)
    .join(' '),
  sessions: Number(stat['scur'] ?? 0),
});

/**
 * Reads the answers to `show stat` and `show servers state`
 * (https://docs.haproxy.org/3.2/management.html#9.3).
 * @throws Error when they have no line for a slot
 */
export function readServers(stat: string, state: string): Record<SlotName, ServerStatus> {
  const stats = rowsOf(stat, cellsOf);
  const states = rowsOf(state, (line) => line.split(' '));
  const of = (slot: SlotName): ServerStatus => {
    const one = stats.find(({ svname }) => svname === slot);
    const other = states.find(({ srv_name }) => srv_name === slot);
    if (!one || !other) throw new Error(`the proxy knows no server ${slot}`);
    return statusOf(one, other);
  };
  return Object.fromEntries(slotNames.map((slot) => [slot, of(slot)])) as Record<
    SlotName,
    ServerStatus
  >;
}

/** The slot that gets the requests. */
export const activeOf = (servers: Record<SlotName, ServerStatus>): SlotName | undefined =>
  slotNames.find((slot) => servers[slot].admin === 'ready');
