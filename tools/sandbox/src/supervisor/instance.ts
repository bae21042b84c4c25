import type { Instance } from '@aws-sdk/client-ec2';

/** What the machine room needs to know of one EC2 instance. */
export interface HostSpec {
  instanceId: string;
  /** As EC2 names it: `pending`, `running`, `stopping`, `stopped`, `shutting-down`, `terminated`. */
  state: string;
  publicIp?: string;
  privateIp?: string;
  keyName?: string;
  groupIds: string[];
  availabilityZone: string;
  /** Of the instance profile. */
  profileArn?: string;
  tags: Record<string, string>;
  /** Whether the metadata service tells the tags. */
  tellsTags: boolean;
}

/** Takes from EC2's description what matters here. */
export const hostSpec = (instance: Instance): HostSpec => ({
  instanceId: instance.InstanceId ?? '',
  state: instance.State?.Name ?? '',
  publicIp: instance.PublicIpAddress,
  privateIp: instance.PrivateIpAddress,
  keyName: instance.KeyName,
  availabilityZone: instance.Placement?.AvailabilityZone ?? '',
  profileArn: instance.IamInstanceProfile?.Arn,
  tags: Object.fromEntries((instance.Tags ?? []).map(({ Key, Value }) => [Key, Value ?? ''])),
  tellsTags: instance.MetadataOptions?.InstanceMetadataTags === 'enabled',
  groupIds: [
    ...new Set(
      [
        ...(instance.SecurityGroups ?? []),
        ...(instance.NetworkInterfaces ?? []).flatMap(({ Groups }) => Groups ?? []),
      ].flatMap(({ GroupId }) => GroupId ?? []),
    ),
  ],
});
