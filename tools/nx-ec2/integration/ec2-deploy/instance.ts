import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteKeyPairCommand,
  DeleteSecurityGroupCommand,
  DescribeImagesCommand,
  DescribeSubnetsCommand,
  EC2Client,
  ImportKeyPairCommand,
  ReleaseAddressCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { setting } from './sandbox';

export const region = 'eu-west-1';

/** An instance of the local AWS, with everything that was made for it. */
export interface TestInstance {
  id: string;
  address: string;
  /** Gives everything back. */
  remove(): Promise<void>;
}

export const ec2 = (): EC2Client => new EC2Client({ region });

export interface InstanceRequest {
  project: string;
  service: string;
  /** Ports the security group opens. */
  ports: number[];
}

/** Launches an instance as Terraform does: key pair, security group, tags, Elastic IP. */
export async function launchInstance(request: InstanceRequest): Promise<TestInstance> {
  const { project, service, ports } = request;
  const client = ec2();
  const name = `${project}-${process.pid}-${Date.now()}`;
  await client.send(
    new ImportKeyPairCommand({
      KeyName: name,
      PublicKeyMaterial: Buffer.from(setting('TF_VAR_ssh_public_key')),
    }),
  );
  const { Subnets: [subnet] = [] } = await client.send(new DescribeSubnetsCommand({}));
  const { GroupId } = await client.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: subnet?.VpcId }),
  );
  await client.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: ports.map((port) => ({
        IpProtocol: 'tcp',
        FromPort: port,
        ToPort: port,
        IpRanges: [{ CidrIp: '0.0.0.0/0' }],
      })),
    }),
  );
  const { Images: [image] = [] } = await client.send(
    new DescribeImagesCommand({ Owners: ['amazon'] }),
  );
  const tags = { Project: project, Environment: 'sandbox', [`service:${service}`]: '5901' };
  const { Instances: [instance] = [] } = await client.send(
    new RunInstancesCommand({
      ImageId: image?.ImageId,
      InstanceType: 't3.small',
      MinCount: 1,
      MaxCount: 1,
      KeyName: name,
      SubnetId: subnet?.SubnetId,
      SecurityGroupIds: [GroupId ?? ''],
      TagSpecifications: [
        {
          ResourceType: 'instance',
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        },
      ],
    }),
  );
  const id = instance?.InstanceId ?? '';
  const { AllocationId, PublicIp } = await client.send(
    new AllocateAddressCommand({ Domain: 'vpc' }),
  );
  await client.send(new AssociateAddressCommand({ AllocationId, InstanceId: id }));

  const remove = async () => {
    await client.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    await client.send(new ReleaseAddressCommand({ AllocationId }));
    await client.send(new DeleteSecurityGroupCommand({ GroupId })).catch(() => undefined);
    await client.send(new DeleteKeyPairCommand({ KeyName: name }));
  };
  return { id, address: PublicIp ?? '', remove };
}
