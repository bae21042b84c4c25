import { pathText } from './path';
import type { ChangeJson } from './plan-json';
import type { PlannedAction } from './planned-changes';

/** Terraform's own reasons, see `action_reason` in its JSON output format. */
const REASONS: Record<string, string> = {
  replace_because_tainted: 'it is marked as tainted, its last creation failed',
  replace_by_request: 'it was asked for with -replace',
  replace_by_triggers: 'a resource in its replace_triggered_by changes',
  delete_because_no_resource_config: 'it is no longer in the configuration',
  delete_because_no_module: 'its module is no longer in the configuration',
  delete_because_wrong_repetition: 'its count or for_each is gone',
  delete_because_count_index: 'count is smaller',
  delete_because_each_key: 'its key is no longer in for_each',
  delete_because_no_move_target: 'it is moved to an address that does not exist',
};

/** Why a resource is replaced or destroyed, with the attributes that force it. */
export function replacementReason(
  { action_reason = '', change }: ChangeJson,
  action: PlannedAction,
): string | undefined {
  if (action !== 'replace' && action !== 'delete') return undefined;
  const paths = [...new Set((change.replace_paths ?? []).map(pathText))];
  if (paths.length > 0) {
    return `${paths.join(', ')} cannot be changed in place and ${paths.length > 1 ? 'force' : 'forces'} the replacement`;
  }
  return REASONS[action_reason];
}
