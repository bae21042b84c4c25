import { writeAtomically } from '../state/atomic-file';

/** A host as clients see it, with the key its sshd has. */
export interface KnownHost {
  address: string;
  key: string;
}

/** The lines of a known_hosts file (sshd(8)) for hosts whose sshd is at this public port. */
export const renderKnownHosts = (hosts: KnownHost[], port: number): string =>
  hosts
    .map(({ address, key }) => `${port === 22 ? address : `[${address}]:${port}`} ${key}\n`)
    .sort()
    .join('');

/** Keeps a known_hosts file; writes it only when it changes. */
export class KnownHostsFile {
  private written: string | undefined;

  constructor(
    private readonly file: string,
    private readonly port: number,
  ) {}

  async write(hosts: KnownHost[]): Promise<void> {
    const text = renderKnownHosts(hosts, this.port);
    if (text === this.written) return;
    await writeAtomically(this.file, text);
    this.written = text;
  }
}
