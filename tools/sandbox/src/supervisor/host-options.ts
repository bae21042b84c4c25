import type { ContainerCreateOptions } from 'dockerode';
import type { Layout } from '../state/layout';
import { endpointUrl } from '../services/dotenv';
import { ownLabels } from '../services/network';
import { registryName } from '../services/registry';
import type { Settings } from './settings';

export const hostRole = 'host';
export const instanceLabel = 'sandbox.instance';

export const hostName = (layout: Layout, instanceId: string): string =>
  `${layout.id}-${instanceId}`;
export const hostVolume = (layout: Layout, instanceId: string): string =>
  `${hostName(layout, instanceId)}-docker`;

/** What an instance brings to its first boot. */
export interface Launch {
  instanceId: string;
  publicKey: string;
  /** In base64. */
  userData: string;
}

/**
 * The container that plays an EC2 host. An engine inside of it needs nearly all of a privileged
 * container; `--privileged` itself asks for more than some machines can give (SYS_RESOURCE).
 */
export function hostOptions(
  layout: Layout,
  { images, network, ports }: Settings,
  { instanceId, publicKey, userData }: Launch,
): ContainerCreateOptions {
  const endpoint = `${network.gateway}:${ports.endpoint}`;
  const labels = { ...ownLabels(layout, hostRole), [instanceLabel]: instanceId };
  return {
    name: hostName(layout, instanceId),
    Hostname: instanceId,
    Image: images.host,
    Labels: labels,
    Env: [
      `AUTHORIZED_KEY=${publicKey}`,
      `USER_DATA=${userData}`,
      // References to images, and the AWS endpoint, are the same on a host as on the machine.
      `FORWARD=${ports.registry}:${registryName(layout)}:5000 ${ports.endpoint}:${endpoint}`,
      `ENVIRONMENT=AWS_ENDPOINT_URL=${endpointUrl(ports)}`,
      `METADATA=${endpoint}`,
    ],
    StopTimeout: 12,
    HostConfig: {
      NetworkMode: network.name,
      CapAdd: ['ALL'],
      CapDrop: ['SYS_RESOURCE'],
      SecurityOpt: ['seccomp=unconfined', 'apparmor=unconfined'],
      MaskedPaths: [],
      ReadonlyPaths: [],
      DeviceCgroupRules: ['a *:* rwm'],
      Tmpfs: { '/run': 'exec,mode=755' },
      Mounts: [
        {
          Type: 'volume',
          Source: hostVolume(layout, instanceId),
          Target: '/var/lib/docker',
          VolumeOptions: {
            Labels: labels,
            NoCopy: true,
            DriverConfig: { Name: 'local', Options: {} },
          },
        },
      ],
    },
  };
}
