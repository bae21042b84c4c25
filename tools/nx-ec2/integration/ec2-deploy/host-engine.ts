import type { ContainerInfo } from 'dockerode';
import type Docker from 'dockerode';
import { connect } from '../../src/ssh/connection';
import { promisify } from 'node:util';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import type { TestInstance } from './instance';
import { setting } from './sandbox';

/** Does something with the Docker engine of an instance. */
export async function withEngine<T>(
  { id, address }: TestInstance,
  work: (engine: Docker) => Promise<T>,
): Promise<T> {
  const connection = await connect(
    { instanceId: id, address, launchedAt: new Date() },
    { user: 'ec2-user', config: process.env['NX_EC2_SSH_CONFIG'], readyTimeoutMs: 60_000 },
  );
  try {
    return await work(connection.engine);
  } finally {
    await connection.close();
  }
}

/** Every container of an instance, running or not. */
export const containersOf = (instance: TestInstance): Promise<ContainerInfo[]> =>
  withEngine(instance, (engine) => engine.listContainers({ all: true }));

/** What a path of the test service answers through the public address. */
export async function ask(instance: TestInstance, path: string, port = 5901): Promise<unknown> {
  const response = await fetch(`http://${instance.address}:${port}${path}`);
  return response.json();
}

/** `name state` of every container of an instance, by name. */
export const statesOf = async (instance: TestInstance): Promise<string[]> =>
  (await containersOf(instance))
    .map(({ Names, State }) => `${(Names[0] ?? '').slice(1)} ${State}`)
    .sort();

/** Id of a container of an instance. */
export const idOf = async (instance: TestInstance, name: string): Promise<string | undefined> =>
  (await containersOf(instance)).find(({ Names }) => Names[0] === `/${name}`)?.Id;

/** Runs a command on an instance, as its user. */
export async function onHost(instance: TestInstance, command: string): Promise<string> {
  // As deploys do: the sandbox writes its list of known hosts anew whenever a host comes or goes.
  const options = [`HostKeyAlias=${instance.id}`, 'StrictHostKeyChecking=accept-new'];
  const args = ['-F', setting('NX_EC2_SSH_CONFIG'), ...options.flatMap((one) => ['-o', one])];
  const { stdout } = await promisify(execFile)('ssh', [
    ...args,
    `ec2-user@${instance.address}`,
    command,
  ]);
  return stdout.trim();
}

/** Makes an address of this machine known on a host, until it is killed. */
export const bringToHost = (
  host: string,
  address: string,
  ...options: readonly string[]
): ChildProcess =>
  spawn('ssh', [
    ...['-F', setting('NX_EC2_SSH_CONFIG'), ...options],
    ...['-N', '-R', `${address}:${address}`, host],
  ]);
