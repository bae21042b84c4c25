import { createHash } from 'node:crypto';
import type { ContainerCreateOptions } from 'dockerode';
import { addressOf, servicesNetwork } from '../host/addresses';
import type { ProxyRecord } from '../records/release-record';
import { containerPort } from '../release/container-definition';
import { label, ownLabels } from '../release/labels';
import { type ProxiedService, proxyConfiguration } from './configuration';

/** A service's public container that is to be there. */
export interface ProxyRequest {
  release: ProxiedService;
  /** Reference of the HAProxy image. */
  image: string;
}

/** Where the configuration lies in the container: on a volume, which only the engine writes to. */
export const configurationFolder = '/etc/service-proxy';
export const configurationFile = 'haproxy.cfg';

/** Nobody in particular: the image's own user may be named differently in another image. */
const user = '65532:65532';

/** Bytes; 4000 connections need about two thirds of it. */
const memory = 192 * 1024 * 1024;

function withoutLabels({ release, image }: ProxyRequest): ContainerCreateOptions {
  const { service, settings } = release;
  const { port, drainTimeout } = settings;
  return {
    name: service,
    Image: image,
    Entrypoint: ['haproxy'],
    Cmd: ['-W', '-db', '-f', `${configurationFolder}/${configurationFile}`],
    User: user,
    ExposedPorts: { [`${containerPort}/tcp`]: {} },
    Healthcheck: { Test: ['NONE'] },
    StopSignal: 'SIGUSR1',
    StopTimeout: Math.ceil(drainTimeout) + 15,
    HostConfig: {
      NetworkMode: servicesNetwork,
      PortBindings: { [`${containerPort}/tcp`]: [{ HostIp: '0.0.0.0', HostPort: String(port) }] },
      RestartPolicy: { Name: 'unless-stopped' },
      ReadonlyRootfs: true,
      Tmpfs: { '/run/haproxy': 'rw,noexec,nosuid,nodev,size=1m,uid=65532,gid=65532,mode=700' },
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Memory: memory,
      MemorySwap: memory,
      PidsLimit: 128,
      Ulimits: [{ Name: 'nofile', Soft: 16_384, Hard: 16_384 }],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
      Mounts: [{ Type: 'volume', Source: `${service}-proxy`, Target: configurationFolder }],
    },
    NetworkingConfig: {
      EndpointsConfig: {
        [servicesNetwork]: {
          Aliases: [service],
          IPAMConfig: { IPv4Address: addressOf(port, 'public') },
        },
      },
    },
  };
}

/** Sixteen hex digits that change when the public container must be made anew. */
const hashOf = (definition: ContainerCreateOptions): string =>
  createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16);

/** The public container of a service, as the Engine API creates it. */
export function proxyDefinition(request: ProxyRequest): ContainerCreateOptions {
  const definition = withoutLabels(request);
  const labels = {
    ...ownLabels(request.release, 'public'),
    [label.definition]: hashOf(definition),
  };
  return { ...definition, Labels: labels };
}

/** What a host needs to start the public container by itself. */
export const proxyRecord = (request: ProxyRequest): ProxyRecord => ({
  image: request.image,
  container: proxyDefinition(request),
  configuration: proxyConfiguration(request.release, 'blue'),
});
