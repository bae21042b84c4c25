import type { Environment } from '../environment/environment';
import type { RegistrySession } from '../registry/session';
import type { Release, ReleaseImage, ServiceSettings } from '../release/release';
import type { SshSettings } from '../ssh/tunnel';

/** Where a rollout goes and how, with every default filled in: what the hosts are reached by. */
export interface RolloutCourse {
  service: string;
  target: Environment;
  ssh: SshSettings;
  /** The machine's replacement of the registry host, if any. */
  registryHost?: string;
  /** How long after its launch an instance is waited for, ms. */
  hostReadyTimeoutMs: number;
  /** Hosts that are switched at the same time, after the first. */
  maxParallel: number;
  /** How long to wait for another deploy of the service, ms. */
  lockTimeoutMs: number;
  dryRun: boolean;
  /** Who asks, for the record and the lock. */
  by: string;
  action: 'deploy' | 'rollback';
}

/** What a release consists of, besides its image. */
export interface ReleaseContent {
  settings: ServiceSettings;
  /** Reference of the HAProxy image of the public container. */
  proxyImage: string;
  /** Number of the release that has to be the current one still once the lock is ours. */
  replaces?: number;
}

/** An image that is in the registry, and the login to that registry if there was a need for one. */
export interface MadeImage {
  image: ReleaseImage;
  session?: RegistrySession;
}

/** What a rollout brings; it is read and made while the hosts are reached. */
export interface PlannedRelease {
  content: ReleaseContent | Promise<ReleaseContent>;
  /** Makes the image, or waits for it; gives up when `signal` says so. */
  makeImage: (signal: AbortSignal) => MadeImage | Promise<MadeImage>;
}

/** A rollout that knows what it brings. */
export interface RolloutRequest extends Omit<RolloutCourse, keyof Release> {
  release: Release;
  proxyImage: string;
  replaces?: number;
}
