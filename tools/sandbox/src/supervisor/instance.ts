import type { Instance } from '@aws-sdk/client-ec2';

/** What the machine room needs to know of one EC2 instance. */
export interface HostSpec {
  instanceId: string;
  /** As EC2 names it: `pending`, `running`, `stopping`, `stopped`, `shutting-down`, `terminated`. */
  state: string;
  publicIp?: string;
  keyName?: string;
  groupIds: string[];
}

/** Takes from EC2's description what matters here. */
export const hostSpec = (instance: Instance): HostSpec => ({
  instanceId: instance.InstanceId ?? '',
  state: instance.State?.Name ?? '',
  publicIp: instance.PublicIpAddress,
  keyName: instance.KeyName,
  groupIds: [
    ...new Set(
      [
        ...(instance.SecurityGroups ?? []),
        ...(instance.NetworkInterfaces ?? []).flatMap(({ Groups }) => Groups ?? []),
      ].flatMap(({ GroupId }) => GroupId ?? []),
    ),
  ],
});
