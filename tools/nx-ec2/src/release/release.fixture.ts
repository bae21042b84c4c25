import type { ContainerInfo } from 'dockerode';
import type { SlotName } from '../host/addresses';
import { slotDefinition } from './container-definition';
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
  settings: {
    port: 5001,
    healthPath: '/health/ready',
    env: { LOG_LEVEL: 'info' },
    secrets: {},
    volumes: {},
    memory: 256,
    cpus: 1,
    healthTimeout: 60,
    requestTimeout: 60,
    drainTimeout: 60,
    ...settings,
  },
});

/** The container of a release in a slot, as the engine lists it, with parts replaced. */
export const slotOf = (
  release: Release,
  slot: SlotName,
  parts: Partial<ContainerInfo> = {},
): ContainerInfo => {
  const definition = slotDefinition(release, slot, {});
  return {
    Id: `id-${slot}`,
    Names: [`/${definition.name}`],
    Image: definition.Image,
    Labels: definition.Labels,
    State: 'running',
    Status: 'Up 2 minutes (healthy)',
    Created: 0,
    Ports: [],
    ...parts,
  } as unknown as ContainerInfo;
};
