import type { ExecutorContext } from '@nx/devkit';
import { parseArgsStringToArgv } from 'string-argv';
import { readMachine } from '../../environment/machine';
import { Failure } from '../../failure';
import { serviceContainers } from '../../fleet/active-container';
import { onHosts, placements } from '../../fleet/on-hosts';
import { fleetService } from '../../fleet/services';
import { describeHost } from '../../hosts/host';
import { streamFromContainer } from '../../engine/run-in-container';
import { runExecutor } from '../../run-executor';
import type { ExecExecutorOptions } from './schema';

/** Runs a command in the container that serves. */
export default function exec(options: ExecExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const service = fleetService(context, options);
    const hosts = await placements(options, [service]);
    const chosen = hosts.filter(({ host }) => !options.host || host.instanceId === options.host);
    const first = chosen.find(({ host }) => !host.unusable) ?? chosen[0];
    if (!first) {
      throw new Failure(`${options.host} is no host of ${service.name}`, {
        seen: hosts.map(({ host }) => describeHost(host)).join('\n'),
        remedy: 'Give the id of one of these.',
      });
    }
    const [outcome] = await onHosts([first], readMachine(), signal, async ({ engine, host }) => {
      const all = await engine.listContainers({ all: true });
      const { active, slots } = await serviceContainers(engine, all, options, service.name);
      const container = active && slots[active];
      if (container?.State !== 'running') {
        throw new Failure(`No version of ${service.name} runs`, {
          where: describeHost(host),
          remedy: `Deploy it: \`nx run ${service.name}:deploy -c ${options.environment}\`.`,
        });
      }
      return streamFromContainer(
        engine.getContainer(container.Id),
        parseArgsStringToArgv(options.command),
        { stdout: process.stdout, stderr: process.stderr },
        signal,
      );
    });
    if (outcome?.error) throw outcome.error;
    if (outcome?.result !== 0) {
      throw new Failure(`The command exited with code ${outcome?.result}`, {
        where: `${service.name} on ${describeHost(first.host)}`,
      });
    }
  });
}
