import { staleFolders } from '../temporary/owned-folders';
import { closeTunnel, tunnelFolder } from './tunnel';

/** Closes the tunnels of deploys that were killed before they could do it. */
export async function closeStaleTunnels(): Promise<void> {
  // Another user's folder cannot be read, and is theirs to close.
  await Promise.allSettled((await staleFolders(tunnelFolder)).map(closeTunnel));
}
