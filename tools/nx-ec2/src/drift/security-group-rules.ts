import type { SecurityGroupRule } from '@aws-sdk/client-ec2';

/** How many values a filter takes. */
const FILTER_LIMIT = 200;

/** All rules of these groups as AWS has them. Needs `ec2:DescribeSecurityGroupRules`. */
export async function securityGroupRules(
  region: string,
  groupIds: readonly string[],
): Promise<SecurityGroupRule[]> {
  // Loaded on use: no other Terraform command talks to EC2 itself.
  const { EC2Client, paginateDescribeSecurityGroupRules } = await import('@aws-sdk/client-ec2');
  const client = new EC2Client({ region });
  const rules: SecurityGroupRule[] = [];
  for (let from = 0; from < groupIds.length; from += FILTER_LIMIT) {
    const Values = groupIds.slice(from, from + FILTER_LIMIT);
    const Filters = [{ Name: 'group-id', Values }];
    for await (const page of paginateDescribeSecurityGroupRules({ client }, { Filters })) {
      rules.push(...(page.SecurityGroupRules ?? []));
    }
  }
  return rules;
}
