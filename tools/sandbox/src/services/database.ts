import type Dockerode from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { absent, engineApi } from '../engine/docker';
import { Failure } from '../failure';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import type { Images, Ports } from '../state/state';
import { adminUrl, ensurePassword, problemOf, readPassword } from './database-admin';
import { type Network, ownLabels } from './network';
import { scramVerifier } from './scram';

const startMs = 20_000;
const port = '5432/tcp';

interface Parts {
  network: Network;
  images: Images;
  ports: Ports;
}

/** Name of the database's container, and of the volume with its data. */
export const databaseName = ({ id }: Layout): string => `${id}-database`;

/** Where the database is reached, from this machine and from containers on the hosts: `address:port`. */
export const databaseEndpoint = ({ gateway }: Network, { database }: Ports): string =>
  `${gateway}:${database}`;

/** Where the database answers as it should, or undefined. */
export async function databaseAnswers(layout: Layout, host: string): Promise<string | undefined> {
  const container = engineApi(host).getContainer(databaseName(layout));
  const seen = await container.inspect().catch(absent);
  const bound = seen?.State.Running ? seen.HostConfig.PortBindings?.[port]?.[0] : undefined;
  if (!bound) return undefined;
  const endpoint = `${bound.HostIp}:${bound.HostPort}`;
  const problem = await problemOf(adminUrl(endpoint, await readPassword(layout)));
  return problem === undefined ? endpoint : undefined;
}

async function untilAnswers(container: Dockerode.Container, url: string, endpoint: string) {
  let problem: string | undefined;
  for (const end = Date.now() + startMs; Date.now() < end; await sleep(50)) {
    problem = await problemOf(url);
    if (problem === undefined) return;
  }
  const log = await container.logs({ stdout: true, stderr: true, tail: 8 });
  throw new Failure('The database of the sandbox does not answer', {
    where: endpoint,
    seen: `${problem}\n${log.toString('latin1').replace(/[^\n -~]/g, '')}`,
    remedy: 'Run `npm run sandbox:down`, then `npm run sandbox:up`: its data is made anew.',
  });
}

const databaseOptions = (
  layout: Layout,
  { network, images, ports }: Parts,
  Env: string[],
): ContainerCreateOptions => ({
  name: databaseName(layout),
  Image: images.database,
  Labels: ownLabels(layout, 'database'),
  Env,
  ExposedPorts: { [port]: {} },
  HostConfig: {
    NetworkMode: network.name,
    // At the gateway: there containers on hosts reach this machine, and it reaches itself.
    PortBindings: { [port]: [{ HostIp: network.gateway, HostPort: String(ports.database) }] },
    RestartPolicy: { Name: 'unless-stopped' },
    ShmSize: 256 * 1024 * 1024,
    Mounts: [
      {
        Type: 'volume',
        Source: databaseName(layout),
        Target: '/var/lib/postgresql/data',
        VolumeOptions: {
          Labels: ownLabels(layout, 'database'),
          NoCopy: false, // begins as the cluster in the image
          DriverConfig: { Name: 'local', Options: {} },
        },
      },
    ],
  },
});

/**
 * Starts the database container unless this very one runs, and waits until it answers.
 * @returns the connection URL of its administrator
 * @throws Failure with its last log lines when it does not answer within 20 s
 */
export async function ensureDatabase(layout: Layout, host: string, parts: Parts): Promise<string> {
  const api = engineApi(host);
  const password = await ensurePassword(layout);
  const salt = createHash('sha256').update(layout.id).digest().subarray(0, 16);
  const Env = [`ADMIN_VERIFIER=${scramVerifier(password, salt)}`];
  const endpoint = databaseEndpoint(parts.network, parts.ports);
  const url = adminUrl(endpoint, password);
  const container = api.getContainer(databaseName(layout));
  const seen = await container.inspect().catch(absent);
  const bound = seen?.HostConfig.PortBindings?.[port]?.[0];
  const same =
    seen?.Config.Image === parts.images.database &&
    seen.Config.Env.includes(Env[0] ?? '') &&
    `${bound?.HostIp}:${bound?.HostPort}` === endpoint;
  if (seen?.State.Running && same && (await problemOf(url)) === undefined) return url;
  await step('Starting the database', async () => {
    if (seen) await container.remove({ force: true });
    const created = await api.createContainer(databaseOptions(layout, parts, Env));
    await created.start();
    await untilAnswers(created, url, endpoint);
  });
  return url;
}
