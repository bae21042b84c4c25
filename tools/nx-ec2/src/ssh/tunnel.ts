import { existsSync, mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Host } from '../hosts/host';
import { folderPrefix } from '../temporary/owned-folders';
import { runSsh } from './run-ssh';
import { sshFailure, type SshFailure } from './ssh-failure';
import {
  closeArguments,
  controlSocket,
  engineSocket,
  openArguments,
  sshLog,
} from './tunnel-arguments';

export interface SshSettings {
  user: string;
  /** OpenSSH configuration file instead of the usual ones. */
  config?: string;
}

/** An open ssh connection; the host's Docker engine answers on `socket`. */
export interface Tunnel {
  socket: string;
  /** The failure for what ssh wrote so far: a forward that fails shows only when it is used. */
  failure(): Promise<SshFailure>;
  /** Ends the connection; more than once is harmless. */
  close(): Promise<void>;
}

/** Kind of the temporary folder that a tunnel's sockets are in. */
export const tunnelFolder = 'tunnel';

const closeTimeoutMs = 5_000;

/** Ends the connection behind a tunnel's folder and removes the folder. */
export async function closeTunnel(directory: string): Promise<void> {
  if (existsSync(controlSocket(directory))) {
    const timeout = AbortSignal.timeout(closeTimeoutMs);
    // The connection may be gone already, with its socket left behind.
    await runSsh(closeArguments(directory), sshLog(directory), timeout).catch(() => undefined);
  }
  await rm(directory, { recursive: true, force: true });
}

/**
 * Forwards the Docker socket of a host to a private local socket.
 * @throws Failure when ssh is missing or the connection is not possible.
 */
export async function openTunnel(
  host: Host,
  ssh: SshSettings,
  signal?: AbortSignal,
): Promise<Tunnel> {
  const directory = mkdtempSync(folderPrefix(tunnelFolder));
  const log = sshLog(directory);
  const failure = async () => sshFailure(await readFile(log, 'utf8'), host, ssh.user);
  const close = () => closeTunnel(directory);
  try {
    const target = {
      directory,
      address: host.address,
      user: ssh.user,
      hostKeyAlias: host.instanceId,
      sshConfig: ssh.config,
    };
    if ((await runSsh(openArguments(target), log, signal)) !== 0) throw await failure();
    return { socket: engineSocket(directory), failure, close };
  } catch (error) {
    await close();
    throw error;
  }
}
