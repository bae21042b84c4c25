import type { ContainerInfo } from 'dockerode';
import type Docker from 'dockerode';
import { connect } from '../../src/ssh/connection';
import type { TestInstance } from './instance';

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
