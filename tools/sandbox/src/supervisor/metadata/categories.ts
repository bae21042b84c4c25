import type { HostSpec } from '../instance';

/** Temporary credentials of a role, as the metadata service shows them. */
export interface Credentials {
  Code: 'Success';
  LastUpdated: string;
  Type: 'AWS-HMAC';
  AccessKeyId: string;
  SecretAccessKey: string;
  Token: string;
  /** ISO 8601, UTC. */
  Expiration: string;
}

/** What an instance can learn of itself; credentials are asked for only when they are read. */
export interface Facts {
  instance: HostSpec;
  region: string;
  /** Name of the role of the instance profile. */
  role?: string;
  credentials: () => Promise<Credentials>;
}

type Value = string | undefined | (() => Promise<string>);

/**
 * The categories of instance metadata that are played, by their path
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html#instancedata-data-categories).
 */
function categories({ instance, region, role, credentials }: Facts): Record<string, Value> {
  const tags = instance.tellsTags ? Object.entries(instance.tags) : [];
  return {
    'instance-id': instance.instanceId,
    'local-ipv4': instance.privateIp,
    'public-ipv4': instance.publicIp,
    'placement/availability-zone': instance.availabilityZone,
    'placement/region': region,
    'services/domain': 'amazonaws.com',
    'services/partition': 'aws',
    ...(role && {
      [`iam/security-credentials/${role}`]: async () =>
        JSON.stringify(await credentials(), undefined, 2),
    }),
    ...Object.fromEntries(tags.map(([key, value]) => [`tags/instance/${key}`, value])),
  };
}

/** What is directly below a folder, one a line; folders end with a slash. */
const listing = (paths: string[], folder: string): string =>
  [
    ...new Set(
      paths
        .filter((path) => path.startsWith(folder))
        .map((path) => path.slice(folder.length).replace(/\/.*/, '/')),
    ),
  ].join('\n');

/**
 * What the metadata service answers for a path below `/latest/meta-data/`.
 * @returns undefined for what there is not.
 */
export async function readMetadata(facts: Facts, path: string): Promise<string | undefined> {
  const known = Object.entries(categories(facts)).filter(([, value]) => value !== undefined);
  const value = new Map(known).get(path);
  if (typeof value === 'function') return value();
  if (value !== undefined) return value;
  const folder = path === '' || path.endsWith('/') ? path : `${path}/`;
  return (
    listing(
      known.map(([name]) => name),
      folder,
    ) || undefined
  );
}
