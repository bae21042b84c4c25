import { createHash } from 'node:crypto';
import type { ContainerCreateOptions } from 'dockerode';
import { releaseLabels } from './labels';
import { imageReference, type ContainerSettings, type Release } from './release';

/** Port every service listens on inside its container. */
export const containerPort = 5000;

/** Seconds a container gets between SIGTERM and SIGKILL, to finish its requests. */
export const stopTimeoutSeconds = 30;

const mebibyte = 1024 * 1024;

/** Variables the deploy itself sets; the settings of a service may not. */
export const reservedVariables = ['PORT', 'SERVICE_REVISION', 'SERVICE_TAG', 'SERVICE_DIGEST'];

const environmentList = (variables: Readonly<Record<string, string>>): string[] =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .sort();

/** Everything about the container that does not name the image or what it was built from. */
const runtime = ({ port, env, memory, cpus }: ContainerSettings): ContainerCreateOptions => ({
  Env: environmentList({ ...env, PORT: String(containerPort) }),
  ExposedPorts: { [`${containerPort}/tcp`]: {} },
  StopTimeout: stopTimeoutSeconds,
  HostConfig: {
    PortBindings: { [`${containerPort}/tcp`]: [{ HostIp: '0.0.0.0', HostPort: String(port) }] },
    RestartPolicy: { Name: 'unless-stopped' },
    ReadonlyRootfs: true,
    Tmpfs: { '/tmp': 'rw,noexec,nosuid,nodev,size=64m' },
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges'],
    Memory: memory * mebibyte,
    MemorySwap: memory * mebibyte,
    NanoCpus: Math.round(cpus * 1e9),
    PidsLimit: 256,
    LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
  },
});

/** Sixteen hex digits that change when a container must be made anew for other reasons than its image. */
export const definitionHash = (settings: ContainerSettings): string =>
  createHash('sha256')
    .update(JSON.stringify(runtime(settings)))
    .digest('hex')
    .slice(0, 16);

/**
 * The container of a release, as the Engine API creates it. The user is the image's own.
 * Revision and tag are not part of the hash: the same content under another commit is no release.
 */
export function containerDefinition(release: Release): ContainerCreateOptions {
  const { image, settings } = release;
  const base = runtime(settings);
  const identity = {
    SERVICE_REVISION: image.revision,
    SERVICE_TAG: image.tag,
    SERVICE_DIGEST: image.digest,
  };
  return {
    ...base,
    Image: imageReference(image),
    Env: [...(base.Env ?? []), ...environmentList(identity)],
    Labels: { ...releaseLabels(release, definitionHash(settings)) },
  };
}
