import { plainTable } from '../report/table';
import type { PolicyResult } from './check-policies';

/** What breaks the rules and what is allowed to, one line each. */
export function policyTable({ findings, allowed }: PolicyResult): string {
  const broken = plainTable(
    ['RULE', 'RESOURCE', 'PROBLEM', 'WHY', 'WHERE'],
    findings.map(({ rule, resource, problem, reason, place = '' }) => [
      rule,
      resource,
      problem,
      reason,
      place,
    ]),
  );
  const excepted = plainTable(
    ['ALLOWED', 'RESOURCE', 'PROBLEM', 'REASON'],
    allowed.map(({ rule, resource, problem, reason }) => [rule, resource, problem, reason]),
  );
  return [findings.length > 0 && broken, allowed.length > 0 && excepted]
    .filter(Boolean)
    .join('\n\n');
}
