import { execa } from 'execa';
import { access, mkdir, readFile } from 'node:fs/promises';
import { writeAtomically } from '../state/atomic-file';
import type { Layout } from '../state/layout';

/** The OpenSSH configuration for the sandbox's hosts; their keys are known, so nothing is trusted blindly. */
export const sshConfig = (layout: Layout, port: number): string =>
  [
    'Host 127.*',
    '  User ec2-user',
    `  Port ${port}`,
    `  IdentityFile "${layout.sshKey}"`,
    '  IdentitiesOnly yes',
    `  UserKnownHostsFile "${layout.knownHosts}"`,
    '  GlobalKnownHostsFile /dev/null',
    '  StrictHostKeyChecking yes',
    '',
  ].join('\n');

/** Makes the key pair (once) and the configuration. Returns the public key. */
export async function ensureSsh(layout: Layout, port: number): Promise<string> {
  await mkdir(layout.ssh, { recursive: true, mode: 0o700 });
  await access(layout.sshKey).catch(() =>
    execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', layout.id, '-f', layout.sshKey]),
  );
  await writeAtomically(layout.sshConfig, sshConfig(layout, port));
  return (await readFile(`${layout.sshKey}.pub`, 'utf8')).trim();
}
