import { createHash } from 'node:crypto';
import type { ContainerCreateOptions } from 'dockerode';
import { addressOf, servicesNetwork, type SlotName } from '../host/addresses';
import { ownLabels, releaseLabels, type Role } from './labels';
import { imageReference, type Release, type ServiceSettings } from './release';
import { secretsFingerprint, type ResolvedSecrets } from './secrets';

/** Port every service listens on inside its container. */
export const containerPort = 5000;

/** Seconds a container gets between SIGTERM and SIGKILL, to finish its requests. */
export const stopTimeoutSeconds = 30;

const mebibyte = 1024 * 1024;

/** Variables the deploy itself sets; the settings of a service may not. */
export const reservedVariables = [
  'PORT',
  'SERVICE_ENVIRONMENT',
  'SERVICE_REVISION',
  'SERVICE_TAG',
  'SERVICE_DIGEST',
];

const environmentList = (variables: Readonly<Record<string, string>>): string[] =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .sort();

const valuesOf = (secrets: ResolvedSecrets): Record<string, string> =>
  Object.fromEntries(Object.entries(secrets).map(([name, { value }]) => [name, value]));

/** Name of a service's volume on the host. */
const volumeName = (service: string, volume: string): string => `${service}-${volume}`;

/** Limits of whatever runs a service's image. */
const confinement = ({ service, settings: { memory, cpus, volumes } }: Release) => ({
  ReadonlyRootfs: true,
  Tmpfs: { '/tmp': 'rw,noexec,nosuid,nodev,size=64m' },
  CapDrop: ['ALL'],
  SecurityOpt: ['no-new-privileges'],
  Memory: memory * mebibyte,
  MemorySwap: memory * mebibyte,
  NanoCpus: Math.round(cpus * 1e9),
  PidsLimit: 256,
  LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
  Mounts: Object.entries(volumes).map(([name, path]) => ({
    Type: 'volume' as const,
    Source: volumeName(service, name),
    Target: path,
  })),
});

/** Sixteen hex digits that change with any setting, whatever the order of its parts. */
export const definitionHash = (settings: ServiceSettings): string =>
  createHash('sha256')
    .update(
      JSON.stringify(settings, (_key, value) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      ),
    )
    .digest('hex')
    .slice(0, 16);

/** Name of the container that runs a version of a service. */
export const slotContainer = (service: string, slot: SlotName): string => `${service}-${slot}`;

/** Name of the container of a release step. */
export const stepContainer = (service: string): string => `${service}-step`;

/** What a slot and a release step have in common. The user is the image's own. */
function imageContainer(release: Release, role: Role, secrets: ResolvedSecrets) {
  const { image, settings, target } = release;
  return {
    Image: imageReference(image),
    Env: environmentList({
      ...settings.env,
      ...valuesOf(secrets),
      PORT: String(containerPort),
      SERVICE_ENVIRONMENT: target.environment,
      SERVICE_REVISION: image.revision,
      SERVICE_TAG: image.tag,
      SERVICE_DIGEST: image.digest,
    }),
    Labels: {
      ...ownLabels(release, role),
      ...releaseLabels(release, definitionHash(settings), secretsFingerprint(secrets)),
    },
  };
}

/**
 * The container that runs a release in a slot, as the Engine API creates it. Its address is its
 * own for good. It does not restart by itself until it has proved itself: until then an exit is
 * final, and shows.
 */
export const slotDefinition = (
  release: Release,
  slot: SlotName,
  secrets: ResolvedSecrets,
): ContainerCreateOptions => ({
  ...imageContainer(release, slot, secrets),
  name: slotContainer(release.service, slot),
  ExposedPorts: { [`${containerPort}/tcp`]: {} },
  StopTimeout: stopTimeoutSeconds,
  HostConfig: {
    ...confinement(release),
    NetworkMode: servicesNetwork,
    RestartPolicy: { Name: 'no' },
  },
  NetworkingConfig: {
    EndpointsConfig: {
      [servicesNetwork]: {
        IPAMConfig: { IPv4Address: addressOf(release.settings.port, slot) },
      },
    },
  },
});

/**
 * The one-off container of the release step, like a slot but without an address of its own.
 * @param own secrets that only the step is given
 */
export function stepDefinition(
  release: Release,
  command: readonly string[],
  secrets: ResolvedSecrets,
  own: ResolvedSecrets,
): ContainerCreateOptions {
  const container = imageContainer(release, 'step', secrets);
  return {
    ...container,
    Env: [...container.Env, ...environmentList(valuesOf(own))],
    name: stepContainer(release.service),
    Cmd: [...command],
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      ...confinement(release),
      NetworkMode: servicesNetwork,
      RestartPolicy: { Name: 'no' },
    },
  };
}
