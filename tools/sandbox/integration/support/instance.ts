import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  type EC2Client,
  ImportKeyPairCommand,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';

/** An instance with an Elastic IP, as Terraform would make it. */
export interface TestInstance {
  id: string;
  address: string;
  groupId: string;
}

const rule = (GroupId: string, port: number) => ({
  GroupId,
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  CidrIp: '127.0.0.1/32',
});

export const openPort = (ec2: EC2Client, group: string, port: number) =>
  ec2.send(new AuthorizeSecurityGroupIngressCommand(rule(group, port)));

export const closePort = (ec2: EC2Client, group: string, port: number) =>
  ec2.send(new RevokeSecurityGroupIngressCommand(rule(group, port)));

const some = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('The API left out what was asked for');
  return value;
};

/** Launches an instance that lets ssh in and nothing else. */
export async function launch(
  ec2: EC2Client,
  publicKey: string,
  userData: string,
  further: Partial<RunInstancesCommandInput> = {},
): Promise<TestInstance> {
  const vpc = some((await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }))).Vpc?.VpcId);
  const subnet = await ec2.send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock: '10.1.1.0/24' }));
  const group = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId: vpc, GroupName: 'hosts', Description: 'hosts' }),
  );
  const groupId = some(group.GroupId);
  await openPort(ec2, groupId, 22);
  await ec2.send(
    new ImportKeyPairCommand({ KeyName: vpc, PublicKeyMaterial: Buffer.from(publicKey) }),
  );
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId: 'ami-12c6146b',
      MinCount: 1,
      MaxCount: 1,
      KeyName: vpc,
      SubnetId: subnet.Subnet?.SubnetId,
      SecurityGroupIds: [groupId],
      ...further,
      UserData: Buffer.from(userData).toString('base64'),
    }),
  );
  const id = some(Instances?.[0]?.InstanceId);
  const { AllocationId, PublicIp } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  await ec2.send(new AssociateAddressCommand({ InstanceId: id, AllocationId }));
  return { id, address: some(PublicIp), groupId };
}
