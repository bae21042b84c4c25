import { Failure } from '../failure';
import { findHosts } from '../hosts/find-hosts';
import { describeHost, type Host } from '../hosts/host';
import { withLock } from '../lock/with-lock';
import { resolveSecrets } from '../secrets/resolve-secrets';
import { readRecord, UnreadableRecord } from '../records/record-store';
import { registryCredentials } from '../registry/credentials';
import { openRegistrySession, type RegistrySession } from '../registry/session';
import { print } from '../report/print';
import type { Connection } from '../ssh/connection';
import { closeStaleTunnels } from '../ssh/stale-tunnels';
import { withConnections } from '../ssh/with-connections';
import { commit } from './commit';
import type { RolloutContext } from './context';
import { HostRollout } from './host-rollout';
import type { RolloutRequest } from './request';

/** How often a transient fault of the registry is tried again. */
const registryRetries = 5;

/** Logs in to the registry when the first host needs it, and only once. */
function lazyRegistry({ release, registryHost }: RolloutRequest, signal: AbortSignal) {
  const { region } = release.target;
  let opened: Promise<RegistrySession> | undefined;
  return () =>
    (opened ??= openRegistrySession({
      login: () => registryCredentials({ region, registryHost }),
      retries: registryRetries,
      signal,
      onRetry: (message) => print(`${release.service}: ${message}`),
    }));
}

/** Reads what the decisions on all hosts depend on. */
async function contextOf(request: RolloutRequest, signal: AbortSignal) {
  const { target, service, settings, image } = request.release;
  const [record, secrets] = await Promise.all([
    readRecord(target, service).catch((error) => {
      if (error instanceof UnreadableRecord) return undefined;
      throw error;
    }),
    resolveSecrets(target, service, settings.secrets),
  ]);
  const context: RolloutContext = {
    request,
    secrets,
    recorded: record?.image.digest,
    registry: lazyRegistry(request, signal),
    registryHost: image.repository.split('/', 1)[0] ?? '',
  };
  return { context, record };
}

/** The first host alone, as the canary, then the others in groups. */
export function batches<T>(all: readonly T[], size: number): T[][] {
  const [first, ...rest] = all;
  if (first === undefined) return [];
  const groups = Array.from({ length: Math.ceil(rest.length / size) }, (_, index) =>
    rest.slice(index * size, (index + 1) * size),
  );
  return [[first], ...groups];
}

/** Switches host by host; when one fails, all are put back as they were. */
async function applyInTurn(
  rollouts: readonly HostRollout[],
  maxParallel: number,
  signal: AbortSignal,
): Promise<void> {
  const changing = rollouts.filter(({ changes }) => changes);
  const kept = rollouts.filter(({ changes }) => !changes);
  try {
    for (const batch of batches(changing, maxParallel)) {
      signal.throwIfAborted();
      const results = await Promise.allSettled(batch.map((rollout) => rollout.apply(signal)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    }
    await Promise.all(kept.map((rollout) => rollout.apply(signal)));
    signal.throwIfAborted();
  } catch (error) {
    await Promise.all(changing.map((rollout) => rollout.revert()));
    throw error;
  }
}

async function release(
  connections: readonly Connection[],
  request: RolloutRequest,
  signal: AbortSignal,
): Promise<void> {
  const { context, record } = await contextOf(request, signal);
  const rollouts = connections.map((connection) => new HostRollout(connection, context));
  try {
    await Promise.all(rollouts.map((rollout) => rollout.inspect()));
    if (request.dryRun) return rollouts.forEach((rollout) => rollout.describe());
    await Promise.all(rollouts.map((rollout) => rollout.prepare(signal)));
    if (request.action === 'deploy') {
      await rollouts.find(({ changes }) => changes)?.runStep(signal);
    }
    await applyInTurn(rollouts, request.maxParallel, signal);
    const hosts = rollouts.map(({ instanceId }) => instanceId);
    await commit(request, context.secrets, hosts, record);
    await Promise.all(rollouts.map((rollout) => rollout.finish()));
    for (const rollout of rollouts) await rollout.report();
  } finally {
    rollouts.forEach((rollout) => rollout.close());
  }
}

/**
 * Brings a release to every host of its service. Every host is reached, looked at and given the
 * image before anything is switched on any of them; the record is written once all of them serve it.
 * @throws Failure of the first thing that is not as it has to be
 */
export async function rollOut(request: RolloutRequest, signal: AbortSignal): Promise<void> {
  const { ssh, hostReadyTimeoutMs, lockTimeoutMs, by } = request;
  const { target, service } = request.release;
  const [hosts] = await Promise.all([findHosts(target, service), closeStaleTunnels()]);
  signal.throwIfAborted();
  const onWait = (host: Host | string) =>
    print(
      typeof host === 'string'
        ? host
        : `${service} → ${describeHost(host)}: waiting for the instance to boot`,
    );
  const settings = { ...ssh, readyTimeoutMs: hostReadyTimeoutMs, signal, onWait };
  await withConnections(hosts, settings, async (connections) => {
    if (request.dryRun) return release(connections, request, signal);
    const lock = { target, service, owner: by, waitMs: lockTimeoutMs, signal, onWait };
    await withLock(lock, (held) => release(connections, request, held));
  }).catch((error: unknown) => {
    throw signal.aborted && !(error instanceof Failure) ? signal.reason : error;
  });
}
