import { absent, engineApi } from '../engine/docker';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import type { Images, Ports } from '../state/state';
import { type Account, registryPassword } from './account';
import { type Network, ownLabels } from './network';

/** Where the supervisor takes the registry's events: on its endpoint, out of AWS's way. */
export const eventsPath = '/_sandbox/registry-events';

export const registryName = ({ id }: Layout): string => `${id}-registry`;

/** Starts the registry container unless this very one runs. */
export async function ensureRegistry(
  layout: Layout,
  host: string,
  {
    network,
    images,
    ports,
    account,
  }: {
    network: Network;
    images: Images;
    ports: Ports;
    account: Account;
  },
): Promise<void> {
  const api = engineApi(host);
  const container = api.getContainer(registryName(layout));
  const seen = await container.inspect().catch(absent);
  if (seen?.State.Running && seen.Config.Image === images.registry) return;
  if (seen) await container.remove({ force: true, v: true });
  await step('Starting the registry', async () => {
    const created = await api.createContainer({
      name: registryName(layout),
      Image: images.registry,
      Labels: ownLabels(layout, 'registry'),
      Env: [
        `REGISTRY_PASSWORD=${registryPassword(account)}`,
        `EVENTS_URL=http://${network.gateway}:${ports.endpoint}${eventsPath}`,
      ],
      ExposedPorts: { '5000/tcp': {} },
      HostConfig: {
        NetworkMode: network.name,
        PortBindings: { '5000/tcp': [{ HostIp: '127.0.0.1', HostPort: String(ports.registry) }] },
        RestartPolicy: { Name: 'unless-stopped' },
      },
    });
    await created.start();
  });
}
