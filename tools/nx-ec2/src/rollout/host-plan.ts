import type { ContainerInfo } from 'dockerode';
import { Failure } from '../failure';
import { otherSlot, type SlotName, slotNames } from '../host/addresses';
import { definitionHash, slotContainer } from '../release/container-definition';
import { previousName, spareName } from '../proxy/replace-proxy';
import { belongsTo, containerName, label } from '../release/labels';
import { type Release, shortDigest } from '../release/release';

/** What is wanted on a host. */
export interface Wanted {
  release: Release;
  /** Fingerprint of the secrets that the container is to be given. */
  secrets: string;
  /** Digest of the release record: which of two running slots serves when the proxy cannot tell. */
  recorded?: string;
}

/** What is on a host. */
export interface HostSeen {
  containers: readonly ContainerInfo[];
  /** The slot that the proxy sends requests to, or would. */
  active?: SlotName;
}

/** What a rollout does on a host. */
export interface HostPlan {
  /** `keep`: what serves is what is wanted. */
  action: 'keep' | 'start' | 'replace';
  /** Why, in words; empty for `keep`. */
  reasons: string[];
  /** The slot that serves now, and its container. */
  serving?: { slot: SlotName; container: ContainerInfo };
  /** The slot that the wanted version runs in, or will. */
  target: SlotName;
  /** A container in the target slot that is the wanted one already. */
  reuse?: ContainerInfo;
  /** Containers that killed deploys left, and what is in the way in the target slot. */
  remove: ContainerInfo[];
}

const isUnhealthy = ({ State, Status }: ContainerInfo): boolean =>
  State === 'restarting' || Status.includes('(unhealthy)');
/** Whether a version takes requests and nothing is wrong with it. */
export const servesWell = ({ serving }: HostPlan): boolean =>
  serving !== undefined && !isUnhealthy(serving.container);
/** Also while the engine is about to start it again: it is what clients wait for. */
const isRunning = ({ State }: ContainerInfo): boolean => ['running', 'restarting'].includes(State);

/** @throws Failure when a name or the port is taken by a container that is not the service's own */
function refuseForeign(containers: readonly ContainerInfo[], release: Release, where: string) {
  const { service, settings } = release;
  const names = [service, ...slotNames.map((slot) => slotContainer(service, slot))];
  const others = containers.filter(({ Labels }) => !belongsTo(Labels, release));
  const sameName = others.find((container) => names.includes(containerName(container)));
  if (sameName) {
    const name = containerName(sameName);
    throw new Failure(`A container named ${name} that no deploy made is on the host`, {
      where,
      seen: `${sameName.Image}, ${sameName.Status}`,
      remedy: `Remove or rename it on the host: \`docker rename ${name} <other name>\`.`,
    });
  }
  const samePort = others.find(({ Ports }) =>
    Ports.some(({ PublicPort }) => PublicPort === settings.port),
  );
  if (samePort) {
    throw new Failure(`Port ${settings.port} of the host is used by ${containerName(samePort)}`, {
      where,
      seen: `${samePort.Image}, ${samePort.Status}`,
      remedy: `Give ${service} another port (option port of its target deploy), or stop that container.`,
    });
  }
}

/** Names of what takes the requests; the public container has another while its successor is made. */
function publicNames(own: readonly ContainerInfo[], { service }: Release): string[] {
  const isThere = own.some((container) => containerName(container) === service);
  return [isThere ? service : previousName(service), spareName(service)];
}

/** The service's containers in their slots; one of another port cannot be reached any more. */
function slotsOf(own: readonly ContainerInfo[], { service, settings }: Release) {
  const occupant = (slot: SlotName) =>
    own.find(
      (container) =>
        containerName(container) === slotContainer(service, slot) &&
        container.Labels[label.port] === String(settings.port),
    );
  return { blue: occupant('blue'), green: occupant('green') };
}

type Slots = ReturnType<typeof slotsOf>;

function servingSlot(slots: Slots, active: SlotName | undefined, recorded: string | undefined) {
  const inUse = active && slots[active];
  if (active && inUse && isRunning(inUse)) return active;
  if (active) return undefined;
  // Nothing tells: the public container was lost, or a first deploy was killed before its end.
  return slotNames.find((slot) => {
    const container = slots[slot];
    return container && isRunning(container) && container.Labels[label.digest] === recorded;
  });
}

function differences({ release, secrets }: Wanted, { Labels }: ContainerInfo): string[] {
  const digest = Labels[label.digest] ?? '';
  return [
    ...(digest === release.image.digest
      ? []
      : [`${shortDigest(digest)} → ${shortDigest(release.image.digest)}`]),
    ...(Labels[label.definition] === definitionHash(release.settings) ? [] : ['settings changed']),
    ...(Labels[label.secrets] === secrets ? [] : ['a secret has a new version']),
  ];
}

const isWanted = (wanted: Wanted, container: ContainerInfo | undefined): boolean =>
  container !== undefined &&
  differences(wanted, container).length === 0 &&
  !isUnhealthy(container) &&
  // What was only created may have been begun to start by an engine that was killed: it cannot be again.
  ['running', 'exited'].includes(container.State);

/** The slot for a version that does not serve yet. */
function targetSlot(slots: Slots, serving: SlotName | undefined, wanted: Wanted): SlotName {
  if (serving) return otherSlot(serving);
  return slotNames.find((slot) => isWanted(wanted, slots[slot])) ?? 'blue';
}

/**
 * Decides what a rollout does on a host, from whatever state it is in.
 * @param where service and host, for messages
 * @throws Failure when a name or the port is taken by a container that is not the service's own
 */
export function planHost(wanted: Wanted, seen: HostSeen, where: string): HostPlan {
  const { release, recorded } = wanted;
  refuseForeign(seen.containers, release, where);
  const own = seen.containers.filter(({ Labels }) => belongsTo(Labels, release));
  const slots = slotsOf(own, release);
  const isPublic = publicNames(own, release);
  const strays = own.filter(
    (container) =>
      !isPublic.includes(containerName(container)) &&
      container !== slots.blue &&
      container !== slots.green,
  );
  const slot = servingSlot(slots, seen.active, recorded);
  const container = slot && slots[slot];
  const serving = slot && container && { slot, container };
  const reasons = container
    ? [...differences(wanted, container), ...(isUnhealthy(container) ? ['unhealthy'] : [])]
    : [`${shortDigest(release.image.digest)} does not run yet`];
  if (serving && reasons.length === 0) {
    return { action: 'keep', reasons, serving, target: serving.slot, remove: strays };
  }
  const target = targetSlot(slots, slot, wanted);
  const occupant = slots[target];
  const reuse = isWanted(wanted, occupant) ? occupant : undefined;
  return {
    action: serving ? 'replace' : 'start',
    reasons,
    serving,
    target,
    reuse,
    remove: occupant && !reuse ? [...strays, occupant] : strays,
  };
}
