import { join } from 'node:path';
import { execa } from 'execa';
import { step } from '../steps';
import type { Figure } from './figures';
import { loadOnHost, type LoadFigures } from './proxy-load';

/** What `docker inspect` on the host says of a slot of users; empty when there is none. */
const inspectSlot = async (ssh: string[], slot: string, format: string): Promise<string> =>
  (await execa('ssh', [...ssh, `docker inspect -f '${format}' users-${slot}`], { reject: false }))
    .stdout;

/**
 * The host's own address, as its security group's rules apply to it. The public one is a loopback
 * address in the sandbox, and connections to those pass a proxy of Docker's that nothing else does.
 */
async function privateAddress(ssh: string[]): Promise<string> {
  const { stdout } = await execa('ssh', [...ssh, 'ip -json route get 192.0.2.1']);
  return (JSON.parse(stdout) as [{ prefsrc: string }])[0].prefsrc;
}

/** The public port beside the slot behind it, under the same load from the host itself. */
export async function publicPortFigures(
  clone: string,
  runs: number,
  { host, url }: { host: string; url: string },
): Promise<Figure[]> {
  const ssh = ['-F', join(clone, '.sandbox/ssh/config'), host];
  const green = (await inspectSlot(ssh, 'green', '{{.State.Running}}')) === 'true';
  const slot = green ? 'green' : 'blue';
  const image = await inspectSlot(ssh, slot, '{{.Config.Image}}');
  const network = '{{(index .NetworkSettings.Networks "services").IPAddress}}';
  const address = await inspectSlot(ssh, slot, network);
  const publicUrl = `http://${await privateAddress(ssh)}:${new URL(url).port}`;
  const direct: LoadFigures[] = [];
  const behind: LoadFigures[] = [];
  await step('Public port beside the slot', async () => {
    for (let run = 0; run < runs; run++) {
      direct.push(await loadOnHost(clone, host, image, `http://${address}:5000/health/live`));
      behind.push(await loadOnHost(clone, host, image, `${publicUrl}/health/live`));
    }
  });
  const figure = (name: string, of: LoadFigures[], key: keyof LoadFigures): Figure => ({
    name,
    unit: key === 'requestsPerSecond' ? 'requests/s' : 'ms',
    values: of.map((one) => one[key]),
  });
  const keys: [keyof LoadFigures, string][] = [
    ['requestsPerSecond', 'throughput'],
    ['p50', 'p50'],
    ['p99', 'p99'],
  ];
  const ratios = behind.map(
    (one, index) => one.requestsPerSecond / (direct[index]?.requestsPerSecond ?? Number.NaN),
  );
  return [
    ...keys.map(([key, name]) => figure(`slot, ${name}`, direct, key)),
    ...keys.map(([key, name]) => figure(`public port, ${name}`, behind, key)),
    { name: 'public port / slot', unit: '×', values: ratios, aim: { atLeast: 0.55 } },
  ];
}
