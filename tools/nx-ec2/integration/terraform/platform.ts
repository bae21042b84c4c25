import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { SERVICES_FILE, servicesInput } from '../../src/terraform/services-input';
import { startPrivateAws } from './private-aws';
import { bootstrap } from './run-executor';

const INFRA = join(__dirname, '../../../../infra');
const PUBLIC_KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl test';
/** What hosts' services never learn. */
export const ADMIN_URL = 'postgres://database_admin:hush@172.30.0.1:6432/postgres?sslmode=disable';
const DATABASE = {
  TF_VAR_database_endpoint: '172.30.0.1:6432',
  TF_VAR_database_admin_url: ADMIN_URL,
};

/** Whatever services the workspace has. */
const SERVICES = Object.fromEntries(
  ['users', 'orders', 'inventory'].map((name, index) => [
    name,
    { port: 5001 + index, healthPath: '/health/ready' },
  ]),
);

/** A copy of the infrastructure, and an account of its own to build it in. */
export interface Platform {
  /** Root of the copy's workspace. */
  workspace: string;
  /** Path of a file of the infrastructure. */
  file(path: string): string;
  /** Gives everything back. */
  remove(): Promise<void>;
}

/** Prepares an account, with environments like the sandbox that have nothing in them yet. */
export async function preparePlatform(...environments: string[]): Promise<Platform> {
  const before = { ...process.env };
  const aws = await startPrivateAws();
  Object.assign(process.env, aws.env, { TF_VAR_ssh_public_key: PUBLIC_KEY }, DATABASE);
  const workspace = mkdtempSync(join(tmpdir(), 'platform-'));
  const file = (path: string) => join(workspace, 'infra', path);
  cpSync(INFRA, file(''), { recursive: true, filter: (path) => basename(path) !== '.terraform' });
  writeFileSync(file(SERVICES_FILE), servicesInput(SERVICES));
  const values = readFileSync(file('environments/sandbox.tfvars'), 'utf8');
  for (const environment of environments) {
    writeFileSync(file(`environments/${environment}.tfvars`), values);
    await bootstrap(environment);
  }
  const remove = async () => {
    process.env = before;
    await aws.stop();
    rmSync(workspace, { recursive: true });
  };
  return { workspace, file, remove };
}

/** Does something without the database of the sandbox: the environment is to have its own, on RDS. */
export async function onRds<T>(work: () => Promise<T>): Promise<T> {
  for (const name of Object.keys(DATABASE)) delete process.env[name];
  try {
    return await work();
  } finally {
    Object.assign(process.env, DATABASE);
  }
}
