import { execa } from 'execa';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface KeyPair {
  privateKeyFile: string;
  publicKey: string;
}

export async function makeKey(folder: string, name: string): Promise<KeyPair> {
  const privateKeyFile = join(folder, `${name}-key`);
  await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', privateKeyFile]);
  return { privateKeyFile, publicKey: (await readFile(`${privateKeyFile}.pub`, 'utf8')).trim() };
}

/**
 * The sandbox's OpenSSH configuration with other keys in place of its own; with none only the key that an
 * agent holds lets anybody in.
 * @returns path of the file
 */
export async function sshConfigWith(
  folder: string,
  name: string,
  sandboxConfig: string,
  keyFiles: string[],
): Promise<string> {
  const lines = (await readFile(sandboxConfig, 'utf8'))
    .split('\n')
    .filter((line) => !/IdentityFile|IdentitiesOnly/.test(line));
  const own = keyFiles.map((file) => `  IdentityFile "${file}"`);
  const file = join(folder, name);
  await writeFile(file, [...lines.filter(Boolean), ...own, ''].join('\n'));
  return file;
}
