import { Failure } from '../failure';
import { ownProcesses } from '../processes/own';
import { note } from '../progress';
import type { Layout } from '../state/layout';
import { type EngineState, readState, remember } from '../state/state';
import { defaultHost } from './candidates';
import { recordFirewall } from './firewall';
import { canInstall, installPackages } from './install';
import { locateEngine } from './locate';
import { answers } from './ping';
import { privateHost, startPrivateEngine } from './private';

/** Packages for an own engine, and for base images where the public ones cannot be pulled. */
const enginePackages = ['docker.io', 'iptables', 'iproute2'];
const baseImagePackages = ['mmdebstrap', 'debian-archive-keyring'];

async function startOwn(layout: Layout): Promise<EngineState> {
  if (!(await canInstall())) {
    throw new Failure('No Docker engine can be reached', {
      seen: `DOCKER_HOST is ${process.env['DOCKER_HOST'] ?? 'not set'}; nothing answers at ${defaultHost}`,
      remedy:
        'Start Docker (sudo systemctl start docker) and make sure that your user may use it, ' +
        'or run this as root on Debian or Ubuntu: then an engine is installed and started for you.',
    });
  }
  await installPackages(...enginePackages, ...baseImagePackages);
  const installed = await locateEngine(); // where systemd runs, the package has started one
  if (installed) return { kind: 'found', host: installed };
  await remember(layout, {
    firewall: (await readState(layout)).firewall ?? (await recordFirewall()),
  });
  return { kind: 'private', host: await startPrivateEngine(layout) };
}

/** The engine to use: the one in use already, else one that is found, else an own one. */
export async function ensureEngine(layout: Layout): Promise<EngineState> {
  const known = (await readState(layout)).engine;
  if (known && (await answers(known.host))) return known;
  const running = ownProcesses(layout, 'engine').length > 0 && (await answers(privateHost(layout)));
  const found = running ? undefined : await locateEngine();
  const engine: EngineState = running
    ? { kind: 'private', host: privateHost(layout) }
    : found
      ? { kind: 'found', host: found }
      : await startOwn(layout);
  if (found && found !== defaultHost) note(`Using the Docker engine at ${found}`);
  await remember(layout, { engine });
  return engine;
}
