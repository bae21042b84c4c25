import type Dockerode from 'dockerode';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { databaseName } from '../src/services/database';
import { launch, type TestInstance } from './support/instance';
import { TestSandbox } from './support/test-sandbox';
import { until } from './support/until';

let sandbox: TestSandbox;
let engine: Dockerode;
let host: TestInstance;

beforeAll(async () => {
  sandbox = await TestSandbox.create();
  await sandbox.must('up');
  engine = await sandbox.engine();
  const { TF_VAR_ssh_public_key: key = '' } = await sandbox.environment();
  host = await launch(await sandbox.ec2(), key, '');
}, 300_000);

afterAll(() => sandbox.remove(), 60_000);

const container = () => engine.getContainer(databaseName(sandbox.layout));
const url = async () => (await sandbox.environment())['TF_VAR_database_admin_url'] ?? '';

/** Runs a statement as the administrator, or by another URL. */
async function query(statement: string, connectionString?: string) {
  const client = new Client({ connectionString: connectionString ?? (await url()) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

it('lets its administrator make roles and databases, but do nothing else beyond them', async () => {
  await query(`create role users login password 'one'`);
  await query('grant users to current_user');
  await query('create database users owner users');
  await expect(query('alter system set fsync = off')).rejects.toThrow('permission denied');
  await expect(query(`select pg_read_file('/etc/passwd')`)).rejects.toThrow('permission denied');
});

it('refuses a wrong password', async () => {
  const { hostname, port } = new URL(await url());
  const wrong = `postgres://database_admin:wrong@${hostname}:${port}/postgres`;
  await expect(query('select 1', wrong)).rejects.toThrow('password authentication failed');
});

it('shows the password to nobody who looks at its container', async () => {
  const password = await readFile(sandbox.layout.databasePassword, 'utf8');
  expect(JSON.stringify(await container().inspect())).not.toContain(password);
  const log = await container().logs({ stdout: true, stderr: true });
  expect(log.toString('latin1')).not.toContain(password);
  expect(await sandbox.must('status')).not.toContain(password);
});

it('is reached at one address from this machine, the hosts and their containers', async () => {
  const { TF_VAR_database_endpoint: endpoint = '', NX_EC2_PROXY_IMAGE: image } =
    await sandbox.environment();
  expect(new URL(await url()).host).toBe(endpoint);
  const knock = `bash -c ': > /dev/tcp/${endpoint.replace(':', '/')}' && echo open`;
  await until(() => sandbox.ssh(host.address, knock).catch(String), 'open', 30_000);
  if (!image) return; // only the stand-in can be pulled from where this runs
  const login = `docker login --username AWS --password-stdin ${image.split('/')[0]}`;
  await until(() => sandbox.ssh(host.address, 'docker info >/dev/null && echo up'), 'up', 30_000);
  await sandbox.ssh(host.address, `echo 123456789012-auth-token | ${login}`);
  expect(await sandbox.ssh(host.address, `docker run --rm ${image} ${knock}`)).toBe('open');
}, 90_000);

it('keeps its data and its password when its container is lost', async () => {
  const before = await url();
  await container().kill();
  await container().remove({ force: true });
  expect((await sandbox.run('status')).exitCode).toBe(3);
  await sandbox.must('up');
  expect(await url()).toBe(before);
  expect((await sandbox.run('status')).exitCode).toBe(0);
  expect(await query('select datname from pg_database')).toContainEqual({ datname: 'users' });
}, 60_000);

it('is empty after it was taken down, with another password', async () => {
  const before = await url();
  await sandbox.must('down');
  await sandbox.must('up');
  expect(await url()).not.toBe(before);
  expect(await query('select datname from pg_database')).not.toContainEqual({ datname: 'users' });
}, 180_000);
