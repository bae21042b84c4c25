import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';

/** The places and the name of one workspace's sandbox; nothing here touches the disk. */
export interface Layout {
  /** Name of this sandbox on the machine, the value of the label `sandbox` in the engine. */
  id: string;
  workspace: string;
  /** The one folder that holds all state and caches. */
  home: string;
  stateFile: string;
  lockFile: string;
  dotenv: string;
  logs: string;
  cache: string;
  engine: string;
  ssh: string;
  sshKey: string;
  sshConfig: string;
  knownHosts: string;
  databasePassword: string;
}

/** The layout for a workspace folder given by its real path; another folder is another sandbox. */
export function layoutOf(workspace: string): Layout {
  const home = join(workspace, '.sandbox');
  const ssh = join(home, 'ssh');
  return {
    id: `sandbox-${createHash('sha256').update(workspace).digest('hex').slice(0, 8)}`,
    workspace,
    home,
    stateFile: join(home, 'state.json'),
    lockFile: join(home, 'lock'),
    dotenv: join(workspace, '.env.sandbox'),
    logs: join(home, 'logs'),
    cache: join(home, 'cache'),
    engine: join(home, 'engine'),
    ssh,
    sshKey: join(ssh, 'id_ed25519'),
    sshConfig: join(ssh, 'config'),
    knownHosts: join(ssh, 'known_hosts'),
    databasePassword: join(home, 'database-password'),
  };
}

/** The layout of the workspace this command was started in. */
export const currentLayout = (): Layout => layoutOf(realpathSync(process.cwd()));
