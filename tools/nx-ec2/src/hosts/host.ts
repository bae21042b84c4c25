/** A machine that runs containers: what a deploy needs to know of an EC2 instance. */
export interface Host {
  instanceId: string;
  /** Address for ssh and for the published ports, e.g. an Elastic IP. */
  address: string;
  /** When the instance was last started; a young one may still be booting. */
  launchedAt: Date;
  /** Why nothing can be done there now, e.g. `the instance is stopped`. */
  unusable?: string;
}

/** `i-0abc (54.1.2.3)`, as hosts are named in every message. */
export const describeHost = ({ instanceId, address }: Host): string => `${instanceId} (${address})`;
