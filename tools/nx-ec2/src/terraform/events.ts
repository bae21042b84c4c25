/** A message for the user, as Terraform gives it with `-json`. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  summary: string;
  detail?: string;
  address?: string;
  range?: { filename: string; start: { line: number } };
}

export interface ChangeCounts {
  add: number;
  change: number;
  remove: number;
}

export type Action = 'create' | 'update' | 'delete' | 'replace' | 'read' | 'noop' | (string & {});

export interface ResourceChange {
  address: string;
  action: Action;
}

export interface OutputValue {
  sensitive: boolean;
  value?: unknown;
}

/** What Terraform tells while it works, reduced to what is acted on here. */
export type TerraformEvent =
  | { type: 'diagnostic'; diagnostic: Diagnostic }
  | { type: 'done'; change: ResourceChange; seconds: number }
  | { type: 'waiting' }
  | { type: 'counts'; counts: ChangeCounts }
  | { type: 'outputs'; outputs: Record<string, OutputValue> };

/**
 * Reads one line of `terraform plan|apply|init -json`; undefined for lines that carry nothing used
 * here. See https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function readEvent(line: string): TerraformEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  const event = JSON.parse(line);
  switch (event.type) {
    case 'diagnostic':
      return { type: 'diagnostic', diagnostic: event.diagnostic };
    case 'apply_complete':
      return {
        type: 'done',
        change: { address: event.hook.resource.addr, action: event.hook.action },
        seconds: event.hook.elapsed_seconds,
      };
    case 'state_lock_acquire':
      return { type: 'waiting' };
    case 'change_summary':
      return { type: 'counts', counts: event.changes };
    case 'outputs':
      return { type: 'outputs', outputs: event.outputs };
    default:
      return undefined;
  }
}
