import type { Environment } from '../environment/environment';
import type { Release, ServiceSettings } from '../release/release';
import type { SshSettings } from '../ssh/tunnel';

/** What a rollout is asked to do, with every default filled in; its image may still be in the making. */
export interface PlannedRollout {
  service: string;
  target: Environment;
  settings: ServiceSettings;
  /** Reference of the HAProxy image of the public container. */
  proxyImage: string;
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
  /** Number of the release that has to be the current one still once the lock is ours. */
  replaces?: number;
}

/** A rollout whose image is there. */
export interface RolloutRequest extends Omit<PlannedRollout, keyof Release> {
  release: Release;
}
