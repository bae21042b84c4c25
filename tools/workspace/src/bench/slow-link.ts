import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Pipes standard input and output to a TCP port, each piece later by some milliseconds. */
const pipe = `const [host, port, ms] = process.argv.slice(2);
const socket = require('node:net').connect(Number(port), host);
const later = (from, to) => {
  from.on('data', (piece) => setTimeout(() => to.write(piece), Number(ms)));
  from.on('end', () => setTimeout(() => to.end(), Number(ms)));
};
later(process.stdin, socket);
later(socket, process.stdout);
socket.on('error', () => process.exit(1));
socket.on('close', () => setTimeout(() => process.exit(0), Number(ms)));
`;

/**
 * Writes an OpenSSH configuration like the sandbox's with a longer way to every host.
 * @param roundTripMs added to each round trip
 * @returns path of the configuration
 */
export async function slowSshConfig(workspace: string, roundTripMs: number): Promise<string> {
  const program = join(workspace, '.sandbox/slow-link.cjs');
  await writeFile(program, pipe);
  const before = await readFile(join(workspace, '.sandbox/ssh/config'), 'utf8');
  const config = join(workspace, '.sandbox/ssh/slow-config');
  const command = `"${process.execPath}" "${program}" %h %p ${roundTripMs / 2}`;
  await writeFile(config, `Host *\n  ProxyCommand ${command}\n${before}`);
  return config;
}
