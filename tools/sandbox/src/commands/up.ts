import { ensureEngine } from '../engine/ensure';
import { ensureImages } from '../images/ensure';
import { note } from '../progress';
import { ownProcesses } from '../processes/own';
import { readAccount } from '../services/account';
import { databaseEndpoint, ensureDatabase } from '../services/database';
import { endpointUrl, renderDotenv } from '../services/dotenv';
import { ensureEmulator } from '../services/emulator';
import { ensureNetwork } from '../services/network';
import { areFree, choosePorts } from '../services/ports';
import { ensureProxyImage } from '../services/proxy-image';
import { ensureRegistry } from '../services/registry';
import { ensureSsh } from '../services/ssh';
import { ensureSupervisor, superviseWell } from '../services/supervisor';
import { writeAtomically } from '../state/atomic-file';
import type { Layout } from '../state/layout';
import { withLock } from '../state/lock';
import { type Ports, readState, remember } from '../state/state';

/** The remembered ports, complete, or new ones if a stranger has taken one while the sandbox was down. */
async function ensurePorts(layout: Layout): Promise<Ports> {
  const known = (await readState(layout)).ports;
  const inUse = (['emulator', 'supervisor'] as const).some(
    (role) => ownProcesses(layout, role).length > 0,
  );
  const kept = known && (inUse || (await areFree(known))) ? known : undefined;
  if (kept?.database) return kept;
  const ports = await choosePorts(layout.id, kept);
  await remember(layout, { ports });
  return ports;
}

/** Brings the sandbox up; what runs already is left alone. */
export const up = (layout: Layout): Promise<void> =>
  withLock(layout, async () => {
    const account = readAccount(layout.workspace);
    const engine = await ensureEngine(layout);
    const ports = await ensurePorts(layout);
    const [images, network, publicKey] = await Promise.all([
      ensureImages(layout, engine.host),
      ensureNetwork(layout, engine.host),
      ensureSsh(layout, ports.ssh),
      ensureEmulator(layout, ports.emulator, account),
    ]);
    const parts = { network, images, ports, account };
    const [proxyImage, adminUrl] = await Promise.all([
      ensureRegistry(layout, engine.host, parts).then(() => ensureProxyImage(engine.host, parts)),
      ensureDatabase(layout, engine.host, parts),
      ensureSupervisor(layout, { account, ports, engine, images, network }).then(() =>
        superviseWell(ports.endpoint),
      ),
    ]);
    const database = { endpoint: databaseEndpoint(network, ports), adminUrl };
    const offer = { layout, account, ports, engine, images, publicKey, database, proxyImage };
    await writeAtomically(layout.dotenv, renderDotenv(offer));
    note(
      `The sandbox runs: AWS at ${endpointUrl(ports)}, registry at 127.0.0.1:${ports.registry}, ` +
        `database at ${database.endpoint}`,
    );
  });
