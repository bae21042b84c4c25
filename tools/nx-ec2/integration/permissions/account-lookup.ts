import {
  DescribeAddressesCommand,
  DescribeKeyPairsCommand,
  DescribeRouteTablesCommand,
  DescribeTagsCommand,
  EC2Client,
  type Tag,
} from '@aws-sdk/client-ec2';
import { GetInstanceProfileCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';

const tagMap = (tags: readonly Tag[] = []): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));

/** What AWS knows of the resources in a request and its conditions ask for; asked past the proxy. */
export class AccountLookup {
  private readonly ec2: EC2Client;
  private readonly iam: IAMClient;

  constructor(endpoint: string) {
    this.ec2 = new EC2Client({ endpoint });
    this.iam = new IAMClient({ endpoint });
  }

  async tagsOf(id: string): Promise<Record<string, string>> {
    const Filters = [{ Name: 'resource-id', Values: [id] }];
    return tagMap((await this.ec2.send(new DescribeTagsCommand({ Filters }))).Tags);
  }

  async tagsOfKeyPair(name: string): Promise<Record<string, string>> {
    const found = await this.ec2.send(new DescribeKeyPairsCommand({ KeyNames: [name] }));
    return tagMap(found.KeyPairs?.[0]?.Tags);
  }

  /** The route table or address that an association is of. */
  async associated(id: string): Promise<string> {
    if (id.startsWith('rtbassoc-')) {
      const Filters = [{ Name: 'association.route-table-association-id', Values: [id] }];
      const found = await this.ec2.send(new DescribeRouteTablesCommand({ Filters }));
      return found.RouteTables?.[0]?.RouteTableId ?? id;
    }
    const found = await this.ec2.send(new DescribeAddressesCommand({}));
    const address = found.Addresses?.find(({ AssociationId }) => AssociationId === id);
    return address?.AllocationId ?? id;
  }

  async boundaryOf(role: string): Promise<string | undefined> {
    const found = await this.iam
      .send(new GetRoleCommand({ RoleName: role }))
      .catch(() => undefined);
    return found?.Role?.PermissionsBoundary?.PermissionsBoundaryArn;
  }

  async roleOfProfile(name: string): Promise<string> {
    const input = { InstanceProfileName: name };
    const found = await this.iam.send(new GetInstanceProfileCommand(input));
    return found.InstanceProfile?.Roles?.[0]?.RoleName ?? '';
  }
}
