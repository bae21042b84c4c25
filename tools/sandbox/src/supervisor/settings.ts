import type { Network } from '../services/network';
import type { Account } from '../services/account';
import type { EngineState, Images, Ports } from '../state/state';

/** What the supervisor is started with, as JSON in one environment variable. */
export interface Settings {
  account: Account;
  ports: Ports;
  engine: EngineState;
  images: Images;
  network: Network;
}

export const settingsVariable = 'SANDBOX_SETTINGS';
