import type { ContainerInfo } from 'dockerode';
import { definitionHash } from './container-definition';
import { releaseLabels } from './labels';
import type { Release } from './release';

export const digestOne = `sha256:${'1'.repeat(64)}`;
export const digestTwo = `sha256:${'2'.repeat(64)}`;

/** A release of users for the specs, with parts replaced. */
export const aRelease = ({
  digest = digestOne,
  revision = 'r1',
  ...settings
}: Partial<Release['settings']> & {
  digest?: string;
  revision?: string;
} = {}): Release => ({
  service: 'users',
  target: {
    project: 'shop',
    environment: 'staging',
    region: 'eu-west-1',
    accountId: '123456789012',
  },
  image: { repository: 'registry.example/shop-staging/users', digest, tag: 'c-1', revision },
  settings: { port: 5001, env: { LOG_LEVEL: 'info' }, memory: 256, cpus: 1, ...settings },
});

/** The container a deploy of that release leaves, as the engine lists it. */
export const containerOf = (
  release: Release,
  changes: Partial<ContainerInfo> = {},
): ContainerInfo => ({
  Id: 'c1',
  Names: [`/${release.service}`],
  Image: `${release.image.repository}@${release.image.digest}`,
  ImageID: 'sha256:abc',
  Command: 'node main.mjs',
  Created: 1000,
  Ports: [{ IP: '0.0.0.0', PrivatePort: 5000, PublicPort: release.settings.port, Type: 'tcp' }],
  Labels: { ...releaseLabels(release, definitionHash(release.settings)) },
  State: 'running',
  Status: 'Up 2 minutes (healthy)',
  HostConfig: { NetworkMode: 'default' },
  NetworkSettings: { Networks: {} },
  Mounts: [],
  ...changes,
});
