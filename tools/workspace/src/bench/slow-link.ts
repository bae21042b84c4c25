import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

const sshPort = 22;

/** Passes on each piece later by some milliseconds. */
function delayed(from: Socket, to: Socket, ms: number): void {
  from.on('data', (piece) => setTimeout(() => to.write(piece), ms));
  from.on('end', () => setTimeout(() => to.end(), ms));
  from.on('error', () => to.destroy());
}

/**
 * Puts a proxy on loopback before the ssh server of a host, which delays what goes each way until
 * this process ends.
 * @param roundTripMs added to each round trip
 * @returns path of an OpenSSH configuration, like the sandbox's, that goes this way to every host
 */
export async function openSlowLink(
  workspace: string,
  host: string,
  roundTripMs: number,
): Promise<string> {
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    const there = connect({ host, port: sshPort, noDelay: true, allowHalfOpen: true });
    delayed(client, there, roundTripMs / 2);
    delayed(there, client, roundTripMs / 2);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  const before = await readFile(join(workspace, '.sandbox/ssh/config'), 'utf8');
  const sshConfig = join(workspace, '.sandbox/ssh/slow-config');
  // What comes first holds: the same keys and known hosts, but another way.
  await writeFile(sshConfig, `Host *\n  HostName 127.0.0.1\n  Port ${port}\n${before}`);
  return sshConfig;
}
