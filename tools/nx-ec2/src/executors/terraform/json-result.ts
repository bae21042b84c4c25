import { Failure } from '../../failure';
import type { Stack } from '../../terraform/stack';
import type { CommandResult } from './command';

const describe = ({ message, details: { where, seen, remedy } }: Failure) => ({
  what: message,
  where,
  seen,
  remedy,
});

/**
 * The one line that --json prints. `outcome` tells apart what Nx, which knows only 0 and 1, does not.
 * @param result what the command gave, or what it threw
 */
export function jsonResult(stack: Stack, command: string, result: CommandResult | unknown): string {
  const { project, environment } = stack.target;
  const head = { version: 1, command, project, environment };
  if (result instanceof Failure) {
    const outcome = result.details.code ?? 'failed';
    return JSON.stringify({ ...head, outcome, failure: describe(result) });
  }
  if (result instanceof Error) {
    return JSON.stringify({ ...head, outcome: 'failed', failure: { what: String(result) } });
  }
  const { failure, ...rest } = result as CommandResult;
  return JSON.stringify({ ...head, ...rest, ...(failure && { failure: describe(failure) }) });
}
