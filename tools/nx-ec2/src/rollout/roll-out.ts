import { Failure } from '../failure';
import { findHosts } from '../hosts/find-hosts';
import { describeHost, type Host } from '../hosts/host';
import { type HeldLock, withoutLock } from '../lock/held-lock';
import { withLock } from '../lock/with-lock';
import { resolveSecrets } from '../secrets/resolve-secrets';
import {
  readRecord,
  refuseLargeRecord,
  type StoredRecord,
  UnreadableRecord,
} from '../records/record-store';
import { registryCredentials } from '../registry/credentials';
import { openRegistrySession, type RegistrySession } from '../registry/session';
import { print } from '../report/print';
import type { Connection } from '../ssh/connection';
import { connectAll } from '../ssh/connect-all';
import { closeStaleTunnels } from '../ssh/stale-tunnels';
import { allDone } from './all-done';
import { bring } from './bring';
import { commit } from './commit';
import type { RolloutContext } from './context';
import { HostRollout } from './host-rollout';
import { lookAtHosts } from './look';
import { explainFailure } from '../ssh/lost-host';
import { newRecord } from './new-record';
import type {
  MadeImage,
  PlannedRelease,
  ReleaseContent,
  RolloutCourse,
  RolloutRequest,
} from './request';

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

/** The record of what is deployed; one that cannot be read will be replaced. */
const recordOf = ({ target, service }: RolloutCourse): Promise<StoredRecord | undefined> =>
  readRecord(target, service).catch((error) => {
    if (error instanceof UnreadableRecord) return undefined;
    throw error;
  });

/** @throws Failure when what is to be replaced is not the current release any more */
function refuseOtherCurrent({ release, replaces }: RolloutRequest, record?: StoredRecord): void {
  if (!replaces || !record || record.number === replaces) return;
  throw new Failure(`${release.service} has another current release meanwhile`, {
    where: `environment ${release.target.environment}`,
    seen: `${record.action} ${record.number} by ${record.by} at ${record.at}, revision ${record.image.revision}`,
    remedy:
      'Nothing was changed. Look at the target history, and run rollback again to undo this one.',
  });
}

/** Ends the old versions. The new one is recorded: what fails here is made up for by the next run. */
async function tidyUp(rollouts: readonly HostRollout[], { release }: RolloutRequest) {
  await allDone(rollouts.map((rollout) => rollout.finish())).catch((cause: Error) => {
    throw new Failure(
      `The new version of ${release.service} serves, but not all of the old is gone`,
      {
        where: `environment ${release.target.environment}`,
        seen: cause.message.trim(),
        remedy: 'The release is recorded. Deploy again: that stops and removes what is left.',
        cause,
      },
    );
  });
}

/** What is being read and made while the hosts are reached. */
interface Coming {
  content: Promise<ReleaseContent>;
  image: Promise<MadeImage>;
}

async function release(
  connections: readonly Connection[],
  course: RolloutCourse,
  coming: Coming,
  lock: HeldLock,
): Promise<void> {
  const { service, target, ...how } = course;
  const { signal } = lock;
  let rollouts: HostRollout[] = [];
  const looking = lookAtHosts(connections, course);
  try {
    const [seen, record, { settings, ...more }, secrets, { image, session }] = await Promise.all([
      looking,
      recordOf(course),
      coming.content,
      coming.content.then(({ settings }) => resolveSecrets(target, service, settings.secrets)),
      coming.image,
    ]);
    const request = { ...how, ...more, release: { service, target, settings, image } };
    const context: RolloutContext = {
      request,
      lock,
      secrets,
      recorded: record?.image.digest,
      recordedStep: record?.releaseStep,
      registry: session ? async () => session : lazyRegistry(request, signal),
      registryHost: image.repository.split('/', 1)[0] ?? '',
    };
    refuseOtherCurrent(request, record);
    rollouts = seen.map((host) => new HostRollout(host, context));
    const hosts = rollouts.map(({ instanceId }) => instanceId);
    refuseLargeRecord(newRecord(request, secrets, hosts, new Date(), record?.releaseStep), target);
    if (request.dryRun) return rollouts.forEach((rollout) => rollout.describe());
    const releaseStep = (await bring(rollouts, connections, request, lock)) ?? record?.releaseStep;
    await commit(request, context.secrets, { hosts, releaseStep }, record);
    lock.ensureHeld();
    await tidyUp(rollouts, request);
    for (const rollout of rollouts) await rollout.report();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw signal.aborted ? signal.reason : await explainFailure(error, connections);
  } finally {
    rollouts.forEach((rollout) => rollout.close());
    // There are no rollouts when something else failed while the hosts were looked at.
    looking.then(
      (seen) => seen.forEach(({ proxy }) => proxy.session?.close()),
      () => undefined,
    );
  }
}

/**
 * Brings a release to every host of its service. Every host is reached, looked at and given the
 * image before anything is switched on any of them; the record is written once all of them serve it.
 * What the release consists of is read, and its image made, while the hosts are reached and looked at.
 * @throws Failure of the first thing that is not as it has to be
 */
export async function rollOut(
  course: RolloutCourse,
  { content, makeImage }: PlannedRelease,
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const working = AbortSignal.any([signal, failed.signal]);
  const coming = {
    content: Promise.resolve(content),
    image: Promise.resolve().then(() => makeImage(working)),
  };
  // Told at once, not after a host that boots was waited for.
  for (const one of Object.values(coming)) one.catch((error: unknown) => failed.abort(error));
  try {
    await reachHosts(course, coming, working, (error) => failed.abort(error));
  } catch (error) {
    failed.abort(error);
    throw error instanceof Failure ? error : working.reason;
  } finally {
    // Nothing is left running behind the back of whoever reads the failure.
    await coming.image.catch(() => undefined);
  }
}

async function reachHosts(
  course: RolloutCourse,
  coming: Coming,
  signal: AbortSignal,
  fail: (error: unknown) => void,
): Promise<void> {
  const { service, target, ssh, hostReadyTimeoutMs, lockTimeoutMs, by, dryRun } = course;
  const [hosts] = await Promise.all([findHosts(target, service), closeStaleTunnels()]);
  signal.throwIfAborted();
  const onWait = (host: Host | string) =>
    print(
      typeof host === 'string'
        ? host
        : `${service} → ${describeHost(host)}: waiting for the instance to boot`,
    );
  const reached = { ...ssh, readyTimeoutMs: hostReadyTimeoutMs, signal, onWait };
  const connecting = connectAll(hosts, reached);
  // Told at once, not after the lock of another deploy was waited for.
  connecting.all.then((all) => Promise.all(all.map(({ answers }) => answers))).catch(fail);
  try {
    if (dryRun) return await release(await connecting.all, course, coming, withoutLock(signal));
    const lock = { target, service, owner: by, waitMs: lockTimeoutMs, signal, onWait };
    await withLock(lock, async (held) => release(await connecting.all, course, coming, held));
  } catch (error) {
    // Hosts that boot are not waited for any more.
    fail(error);
    throw error;
  } finally {
    await connecting.close();
  }
}
