import type { HeldLock } from '../lock/held-lock';
import type { RegistrySession } from '../registry/session';
import type { ResolvedSecrets } from '../release/secrets';
import type { RolloutRequest } from './request';

/** What the hosts of a rollout share. */
export interface RolloutContext {
  request: RolloutRequest;
  /** What entitles to change the hosts. */
  lock: HeldLock;
  secrets: ResolvedSecrets;
  /** Digest of the release record. */
  recorded?: string;
  /** The release step that succeeded last; see `stepFingerprint`. */
  recordedStep?: string;
  /** The login to the registry, made when the first host needs it. */
  registry: () => Promise<RegistrySession>;
  /** Host of the registry that the login is for. */
  registryHost: string;
}
