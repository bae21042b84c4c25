import { allowedActions, matches, type PolicyStatement } from './policy';

/** Why an action is allowed that the rehearsal does not come by. */
const NOT_REHEARSED: readonly [pattern: string, reason: string][] = [
  ['rds:*', 'an environment with `database`, see terraform-permissions-database.chaos.ts'],
  ['elasticloadbalancing:*', 'an environment with a load balancer'],
  ['iam:CreateServiceLinkedRole', 'the first database or load balancer of an account'],
  ['kms:RetireGrant', 'deleting a repository; no request of its own'],
  ['ecr:*Layer*', "push, pull and promote, over the registry's protocol"],
  ['ecr:BatchGetImage', "push, pull and promote, over the registry's protocol"],
  ['ecr:PutImage', "push and promote, over the registry's protocol"],
  ['ecr:PutImage*', 'a changed setting of a repository'],
  ['ecr:*RepositoryPolicy', 'an environment that is promoted to another account'],
  ['*:Untag*', 'a tag that is taken away'],
  ['*:DeleteTags', 'a tag that is taken away'],
  ['ssm:RemoveTagsFromResource', 'a tag that is taken away'],
  ['ec2:ModifyInstanceMetadataOptions', 'a changed setting of a host'],
  ['ec2:ModifyNetworkInterfaceAttribute', 'a service that is added to a host or taken off'],
  ['ec2:ModifySecurityGroupRules', 'a changed rule'],
  ['ec2:ModifyVolume', 'a larger disk'],
  ['ec2:DescribeVolumesModifications', 'a larger disk'],
  ['ec2:*onitorInstances', 'detailed monitoring, which the emulator does not implement'],
  ['ec2:StartInstances', 'another instance type'],
  ['ec2:StopInstances', 'another instance type'],
  ['iam:PutRolePermissionsBoundary', '`bounded_roles` turned on later'],
  ['iam:UpdateAssumeRolePolicy', 'another service that takes a role'],
  ['iam:UpdateRole*', 'a changed setting of a role'],
];

export interface Table {
  /** In Markdown, aligned as prettier does. */
  text: string;
  /** Actions that are allowed, were not used, and have no reason. */
  unexplained: string[];
}

const cells = (row: readonly string[], widths: readonly number[]): string =>
  `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [cells(head, widths), line, ...rows.map((row) => cells(row, widths))].join('\n');
}

/**
 * Every action that roles are allowed, with what it was used for.
 * @param roles what the policies of each role say, by the name it has in the table
 * @param used purposes by action
 */
export function actionTable(
  roles: Readonly<Record<string, readonly PolicyStatement[]>>,
  used: ReadonlyMap<string, ReadonlySet<string>>,
): Table {
  const byRole = Object.entries(roles).map(
    ([role, statements]) => [role, new Set(allowedActions(statements))] as const,
  );
  const actions = [...new Set(byRole.flatMap(([, allowed]) => [...allowed]))].sort();
  const unexplained: string[] = [];
  const rows = actions.map((action) => {
    const who = byRole.filter(([, allowed]) => allowed.has(action)).map(([role]) => role);
    const purposes = [...(used.get(action) ?? [])].sort();
    const [, reason] = NOT_REHEARSED.find(([pattern]) => matches(pattern, action)) ?? [];
    if (purposes.length === 0 && !reason) unexplained.push(action);
    const why = purposes.length > 0 ? purposes.join(', ') : `not rehearsed: ${reason}`;
    return [`\`${action}\``, who.join(', '), why];
  });
  return { text: markdown(['action', 'role', 'used by'], rows), unexplained };
}
