import type { Action, ChangeCounts, OutputValue, ResourceChange } from './events';

const SIGNS: Record<string, string> = { create: '+', update: '~', delete: '-', replace: '±' };

const sign = (action: Action): string => SIGNS[action] ?? ' ';

/** One line for a change, e.g. `  + module.host["a"].aws_eip.this`. */
export const changeLine = ({ address, action }: ResourceChange): string =>
  `  ${sign(action)} ${address}`;

/** `1 added, 2 changed, 0 destroyed`. */
export const appliedCounts = ({ add, change, remove }: ChangeCounts): string =>
  `${add} added, ${change} changed, ${remove} destroyed`;

/** Lines of the output `service_urls`, a map of lists, where the root module has one. */
export function urlLines(outputs: Record<string, OutputValue>): string[] {
  const value = outputs['service_urls']?.value;
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, urls]) => `  ${name} ${[urls].flat().join(' ')}`);
}

/** Lines of all outputs; sensitive values are not shown. */
export const outputLines = (outputs: Record<string, OutputValue>): string[] =>
  Object.entries(outputs).map(
    ([name, { sensitive, value }]) =>
      `${name} = ${sensitive ? '(sensitive)' : JSON.stringify(value, null, 2)}`,
  );
