import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import type { PolicyStatement } from './policy';

/** Characters of a managed policy, white space not counted; the emulator takes more. */
const LARGEST = 6144;

/** Everything that the policies of a role say, as it is in the account. */
export async function roleStatements(
  endpoint: string,
  RoleName: string,
): Promise<PolicyStatement[]> {
  const iam = new IAMClient({ endpoint });
  const inline = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  if (inline.PolicyNames?.length)
    throw new Error(`${RoleName} has inline policies: read them, too`);
  const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  const documents = (attached.AttachedPolicies ?? []).map(async ({ PolicyArn }) => {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const input = { PolicyArn, VersionId: Policy?.DefaultVersionId };
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand(input));
    const document = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
    const size = JSON.stringify(document).length;
    if (size > LARGEST)
      throw new Error(`${PolicyArn} has ${size} characters, AWS takes ${LARGEST}`);
    return document.Statement as PolicyStatement[];
  });
  return (await Promise.all(documents)).flat();
}
