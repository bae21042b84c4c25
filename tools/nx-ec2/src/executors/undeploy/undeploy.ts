import type { ExecutorContext } from '@nx/devkit';
import type { Environment } from '../../environment/environment';
import { readMachine } from '../../environment/machine';
import { Failure } from '../../failure';
import { type HostResult, onHosts, type Placement } from '../../fleet/on-hosts';
import { describeHost } from '../../hosts/host';
import { environmentHosts } from '../../hosts/find-hosts';
import { withLock } from '../../lock/with-lock';
import { deployer } from '../../records/deployer';
import { removeRecord } from '../../records/record-store';
import { askForName } from '../../report/ask-for-name';
import { print } from '../../report/print';
import { runExecutor } from '../../run-executor';
import { deployExecutor } from '../../services/ports';
import { containerNames } from '../../undeploy/service-on-host';
import { inspectService, takeOffHost } from '../../undeploy/take-off-host';
import type { UndeployExecutorOptions } from './schema';

/** The service that is meant: the given one, which the workspace need not have, else the project's own. */
function serviceOf(
  { projectGraph, projectName = '' }: ExecutorContext,
  { service }: UndeployExecutorOptions,
): string {
  const deploy = projectGraph?.nodes[projectName]?.data.targets?.['deploy'];
  const own: string | undefined =
    deploy?.executor === deployExecutor ? (deploy.options?.service ?? projectName) : undefined;
  if (service && own && service !== own) {
    throw new Failure(`Project ${projectName} is not the service ${service}`, {
      remedy: `Run the target of the project of ${service}, or of the Terraform project.`,
    });
  }
  const name = service ?? own;
  if (name) return name;
  throw new Failure('It is not said which service is meant', {
    remedy: `Give --service, or run the target of the service's own project.`,
  });
}

/** @throws Failure when nobody approves */
async function approve(service: string, environment: string, signal: AbortSignal): Promise<void> {
  const question = `Type ${service} to take it off the hosts of ${environment}: `;
  const answer = await askForName(question, signal);
  if (answer === service) return;
  throw new Failure(`${service} stays: it was not approved that it goes`, {
    where: `environment ${environment}`,
    seen: answer === undefined ? 'there is no terminal to ask on' : `the answer was "${answer}"`,
    remedy: 'If it is meant, run it on a terminal and answer, or with --yes.',
  });
}

function throwFirstError(results: readonly HostResult<unknown>[]): void {
  const failed = results.find(({ error }) => error);
  if (failed?.error) throw failed.error;
}

/** Takes a service off every host of an environment and forgets that it was deployed. */
export default function undeploy(options: UndeployExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const service = serviceOf(context, options);
    const machine = readMachine();
    const target: Environment = options;
    const { sshUser = 'ec2-user', yes, lockTimeout = 600 } = options;
    const dryRun = options.dryRun || machine.dryRun;
    const hosts = await environmentHosts(target);
    const placed: Placement[] = hosts.map((host) => ({
      host,
      services: [{ name: service, options: { ...options, port: 0, sshUser } }],
    }));
    const tell = (host: string, what: string) => print(`${service} → ${host}: ${what}`);

    if (dryRun) {
      const seen = await onHosts(placed, machine, signal, ({ engine }) =>
        inspectService(engine, target, service),
      );
      for (const { host, result } of seen) {
        if (!result) continue;
        tell(describeHost(host), `would remove ${containerNames(result) || 'nothing'}`);
      }
      return throwFirstError(seen);
    }

    if (!yes) await approve(service, target.environment, signal);
    const lock = { target, service, owner: deployer(), waitMs: lockTimeout * 1000, signal };
    await withLock({ ...lock, onWait: print }, async (held) => {
      // First: a host that boots meanwhile must not bring it back.
      await removeRecord(target, service);
      const results = await onHosts(placed, machine, held.signal, async ({ engine, host }) => {
        const seen = await inspectService(engine, target, service);
        await takeOffHost(engine, service, seen, held);
        tell(describeHost(host), `removed ${containerNames(seen) || 'nothing, it was not here'}`);
      });
      throwFirstError(results);
    });
    print(`${service} is not deployed in environment ${target.environment} any more.`);
  });
}
