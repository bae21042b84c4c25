import type { ContainerCreateOptions } from 'dockerode';
import type { ReleaseImage, ServiceSettings } from '../release/release';

/** The public container of a service, as far as a host needs it to start it by itself. */
export interface ProxyRecord {
  /** Reference of the proxy's image. */
  image: string;
  /** As the Engine API creates it. */
  container: ContainerCreateOptions;
  /** The proxy's configuration file with the slot `blue` active. */
  configuration: string;
}

/**
 * What is deployed of one service in one environment: all that a rollback and a new host need.
 * Written only after the version answered through its public port. Holds no secret.
 */
export interface ReleaseRecord {
  /** Version of this format. */
  format: 1;
  service: string;
  image: ReleaseImage;
  settings: ServiceSettings;
  /** Tells apart what release steps did; that of the last one that succeeded in the environment. */
  releaseStep?: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Who deployed, e.g. `jenkins build 42` or `ann@laptop`. */
  by: string;
  /** What made this the current release. */
  action: 'deploy' | 'rollback';
  /** Instance ids that the version was verified on. */
  hosts: string[];
  /** What a new host starts at boot: the container of the slot `blue`, without its secrets. */
  container: ContainerCreateOptions;
  proxy: ProxyRecord;
}
