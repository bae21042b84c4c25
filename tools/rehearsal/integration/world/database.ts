import Docker from 'dockerode';
import { setTimeout as sleep } from 'node:timers/promises';

const PORT = '5432/tcp';

export interface Database {
  /** `address:port` */
  endpoint: string;
  adminUrl: string;
  remove(): Promise<void>;
}

interface Sandbox {
  /** Address of the engine; left out: the usual socket. */
  dockerHost?: string;
  endpoint: string;
  adminUrl: string;
}

async function untilReady(container: Docker.Container): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(100)) {
    const exec = await container.exec({ Cmd: ['pg_isready', '-q', '-h', '127.0.0.1'] });
    await (await exec.start({})).resume();
    await sleep(100);
    if ((await exec.inspect()).ExitCode === 0) return;
  }
  throw new Error('The database does not answer');
}

/**
 * A database server like the sandbox's: an environment has its own, and the roles of services have the same
 * names on each.
 */
export async function startDatabaseLike(sandbox: Sandbox): Promise<Database> {
  const { dockerHost, endpoint, adminUrl } = sandbox;
  const engine = new Docker(dockerHost ? { socketPath: dockerHost.replace('unix://', '') } : {});
  const [address = '', port = ''] = endpoint.split(':');
  const running = await engine.listContainers();
  const found = running.find(({ Ports }) => Ports.some((one) => String(one.PublicPort) === port));
  if (!found) throw new Error(`No container answers at ${endpoint}`);
  const { Config, HostConfig } = await engine.getContainer(found.Id).inspect();
  const container = await engine.createContainer({
    Image: Config.Image,
    Env: Config.Env,
    Labels: Config.Labels,
    ExposedPorts: { [PORT]: {} },
    HostConfig: {
      NetworkMode: HostConfig.NetworkMode,
      PortBindings: { [PORT]: [{ HostIp: address, HostPort: '' }] },
      ShmSize: HostConfig.ShmSize,
    },
  });
  await container.start();
  const { NetworkSettings } = await container.inspect();
  const chosen = `${address}:${NetworkSettings.Ports[PORT]?.[0]?.HostPort}`;
  await untilReady(container);
  return {
    endpoint: chosen,
    adminUrl: adminUrl.replace(endpoint, chosen),
    remove: () => container.remove({ force: true, v: true }),
  };
}
