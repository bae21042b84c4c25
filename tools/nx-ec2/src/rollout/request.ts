import type { Release } from '../release/release';
import type { SshSettings } from '../ssh/tunnel';

/** What a rollout is asked to do, with every default filled in. */
export interface RolloutRequest {
  release: Release;
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
}
