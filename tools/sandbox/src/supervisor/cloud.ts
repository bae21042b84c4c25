import {
  DescribeInstanceAttributeCommand,
  DescribeKeyPairsCommand,
  EC2Client,
  paginateDescribeInstances,
  paginateDescribeSecurityGroups,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { credentials } from '../services/account';
import { type HostSpec, hostSpec } from './instance';
import type { Settings } from './settings';

/** What the API says of instances, read straight from the emulator. */
export class Cloud {
  private readonly client: EC2Client;

  constructor({ account, ports }: Pick<Settings, 'account' | 'ports'>) {
    this.client = new EC2Client({
      region: account.region,
      endpoint: `http://127.0.0.1:${ports.emulator}`,
      credentials,
      maxAttempts: 2,
    });
  }

  async instances(): Promise<HostSpec[]> {
    const found: HostSpec[] = [];
    for await (const { Reservations = [] } of paginateDescribeInstances(
      { client: this.client },
      {},
    )) {
      found.push(...Reservations.flatMap(({ Instances }) => Instances ?? []).map(hostSpec));
    }
    return found;
  }

  async instance(instanceId: string): Promise<HostSpec | undefined> {
    return (await this.instances()).find((one) => one.instanceId === instanceId);
  }

  async securityGroups(): Promise<SecurityGroup[]> {
    const found: SecurityGroup[] = [];
    for await (const page of paginateDescribeSecurityGroups({ client: this.client }, {})) {
      found.push(...(page.SecurityGroups ?? []));
    }
    return found;
  }

  /** The public key of an instance's key pair, or nothing where it has none (any more). */
  async publicKey(keyName: string | undefined): Promise<string> {
    if (!keyName) return '';
    const { KeyPairs } = await this.client.send(
      new DescribeKeyPairsCommand({ IncludePublicKey: true }),
    );
    return KeyPairs?.find(({ KeyName }) => KeyName === keyName)?.PublicKey?.trim() ?? '';
  }

  /** An instance's user data, in base64. */
  async userData(instanceId: string): Promise<string> {
    const { UserData } = await this.client.send(
      new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute: 'userData' }),
    );
    return UserData?.Value ?? '';
  }
}
