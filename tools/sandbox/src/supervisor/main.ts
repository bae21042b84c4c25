import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { eventsPath } from '../services/registry';
import { currentLayout } from '../state/layout';
import { Cloud } from './cloud';
import { forwardTo } from './endpoint';
import { Hosts } from './hosts';
import { Loop } from './loop';
import { RoleCredentials } from './metadata/role-credentials';
import { metadataHost, metadataService } from './metadata/service';
import { EcrMirror, type RegistryEvent } from './registry-events';
import { type Report, statusPath } from './report';
import { Room } from './room';
import { type Settings, settingsVariable } from './settings';

const settings: Settings = JSON.parse(process.env[settingsVariable] ?? '');
const layout = currentLayout();
const hosts = new Hosts(layout, settings);
const room = new Room(layout, settings, new Cloud(settings), hosts);
const mirror = new EcrMirror(settings);
const loop = new Loop(() => room.reconcile());

const toEmulator = forwardTo(settings.ports.emulator, ({ changes, reboots }) => {
  room.requestReboot(reboots);
  if (changes) loop.wake();
});

const metadata = metadataService(new Cloud(settings), hosts, new RoleCredentials(settings));

const report = (): Report => ({ settings, instances: room.report(), problem: loop.problem });

async function recordEvents(incoming: IncomingMessage): Promise<void> {
  const { events } = (await json(incoming)) as { events: RegistryEvent[] };
  await mirror.record(events);
}

const answer: RequestListener = (incoming, outgoing) => {
  if (incoming.headers.host === metadataHost) metadata(incoming, outgoing);
  else if (incoming.url === statusPath) {
    outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(report()));
  } else if (incoming.url === eventsPath) {
    recordEvents(incoming).then(
      () => outgoing.end(),
      (error: Error) => {
        process.stderr.write(`An image was not recorded in ECR: ${error.message}\n`);
        outgoing.writeHead(500).end();
      },
    );
  } else toEmulator(incoming, outgoing);
};

// Clients on this machine use 127.0.0.1; hosts and the registry reach it at their gateway.
const servers = ['127.0.0.1', settings.network.gateway].map((address) =>
  createServer({ keepAliveTimeout: 60_000 }, answer).listen(settings.ports.endpoint, address),
);

function stop(): void {
  loop.stop();
  for (const server of servers) server.close();
  process.exit(0);
}

process.once('SIGTERM', stop).once('SIGINT', stop);
process.on('SIGHUP', () => undefined);
loop.wake();
