import { type ChildProcess, execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteKeyPairCommand,
  DeleteSecurityGroupCommand,
  DescribeImagesCommand,
  DescribeSubnetsCommand,
  ImportKeyPairCommand,
  ReleaseAddressCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  IAMClient,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import { bringToHost } from '../ec2-deploy/host-engine';
import { ec2, region } from '../ec2-deploy/instance';
import { setting } from '../ec2-deploy/sandbox';
import { userData } from './user-data';

/** The place of a host: its address, role and security group outlive the instance. */
export class HostPlace {
  address = '';
  instanceId = '';
  private group = '';
  private allocation = '';

  constructor(
    private readonly project: string,
    /** Port of each service placed there. */
    private readonly services: Record<string, number>,
  ) {}

  private get names() {
    return { RoleName: this.project, InstanceProfileName: this.project };
  }

  async make(): Promise<void> {
    const client = ec2();
    const key = Buffer.from(setting('TF_VAR_ssh_public_key'));
    await client.send(new ImportKeyPairCommand({ KeyName: this.project, PublicKeyMaterial: key }));
    const { Subnets: [subnet] = [] } = await client.send(new DescribeSubnetsCommand({}));
    const group = { GroupName: this.project, Description: this.project, VpcId: subnet?.VpcId };
    this.group = (await client.send(new CreateSecurityGroupCommand(group))).GroupId ?? '';
    await client.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: this.group,
        IpPermissions: [22, ...Object.values(this.services)].map((port) => ({
          ...{ IpProtocol: 'tcp', FromPort: port, ToPort: port },
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
        })),
      }),
    );
    const address = await client.send(new AllocateAddressCommand({ Domain: 'vpc' }));
    this.address = address.PublicIp ?? '';
    this.allocation = address.AllocationId ?? '';
    const iam = new IAMClient({ region });
    await iam.send(new CreateRoleCommand({ ...this.names, AssumeRolePolicyDocument: '{}' }));
    await iam.send(new CreateInstanceProfileCommand(this.names));
    await iam.send(new AddRoleToInstanceProfileCommand(this.names));
  }

  /** Launches an instance as Terraform does, with its user data. */
  async launch(): Promise<void> {
    const client = ec2();
    const { Subnets: [subnet] = [] } = await client.send(new DescribeSubnetsCommand({}));
    const { Images: [image] = [] } = await client.send(
      new DescribeImagesCommand({ Owners: ['amazon'] }),
    );
    const services = Object.entries(this.services).map(([name, port]) => [`service:${name}`, port]);
    const tags = [['Project', this.project], ['Environment', 'sandbox'], ...services];
    const Tags = tags.map(([Key, Value]) => ({ Key: String(Key), Value: String(Value) }));
    const { Instances: [instance] = [] } = await client.send(
      new RunInstancesCommand({
        ...{ ImageId: image?.ImageId, InstanceType: 't3.small', MinCount: 1, MaxCount: 1 },
        KeyName: this.project,
        SubnetId: subnet?.SubnetId,
        SecurityGroupIds: [this.group],
        UserData: Buffer.from(userData()).toString('base64'),
        IamInstanceProfile: { Name: this.project },
        MetadataOptions: { HttpTokens: 'required', InstanceMetadataTags: 'enabled' },
        TagSpecifications: [{ ResourceType: 'instance', Tags }],
      }),
    );
    this.instanceId = instance?.InstanceId ?? '';
    await client.send(
      new AssociateAddressCommand({
        AllocationId: this.allocation,
        InstanceId: this.instanceId,
        AllowReassociation: true,
      }),
    );
  }

  terminate = () => ec2().send(new TerminateInstancesCommand({ InstanceIds: [this.instanceId] }));

  private ssh(...args: string[]) {
    const settings = ['-F', setting('NX_EC2_SSH_CONFIG'), '-o', 'ConnectTimeout=5'];
    return promisify(execFile)('ssh', [...settings, ...args]);
  }

  /** What a command prints on the host; empty while nobody can log in. */
  run = (command: string): Promise<string> =>
    this.ssh(this.address, command).then(
      ({ stdout }) => stdout.trim(),
      () => '',
    );

  /** Makes an address of this machine known on the host, until it is killed. */
  bring = (address: string): ChildProcess => bringToHost(this.address, address);

  /** What is answered to somebody without a key. */
  loginByPassword = (): Promise<string> =>
    this.ssh('-o', 'PubkeyAuthentication=no', '-o', 'BatchMode=yes', this.address, 'true').then(
      () => 'welcome',
      ({ stderr }) => stderr,
    );

  /** Gives everything back. */
  async remove(): Promise<void> {
    const client = ec2();
    await this.terminate();
    await client.send(new ReleaseAddressCommand({ AllocationId: this.allocation }));
    await client
      .send(new DeleteSecurityGroupCommand({ GroupId: this.group }))
      .catch(() => undefined);
    await client.send(new DeleteKeyPairCommand({ KeyName: this.project }));
    const iam = new IAMClient({ region });
    await iam.send(new RemoveRoleFromInstanceProfileCommand(this.names));
    await iam.send(new DeleteInstanceProfileCommand(this.names));
    await iam.send(new DeleteRoleCommand(this.names));
  }
}
