import type { HostSpec } from './instance';

/** An instance, as far as it matters here. */
type Instance = Pick<HostSpec, 'instanceId' | 'state'>;

/** A host's container as the engine shows it. */
export interface HostContainer {
  instanceId: string;
  /** `created`, `running`, `exited`, … */
  state: string;
}

export type Action =
  | { do: 'create' | 'start' | 'stop' | 'restart'; instanceId: string }
  | { do: 'remove'; instanceId: string };

const up = new Set(['pending', 'running']);
const down = new Set(['stopping', 'stopped']);

function actionFor(
  { instanceId, state }: Instance,
  container: HostContainer | undefined,
  reboot: boolean,
): Action[] {
  const runs = container?.state === 'running';
  if (up.has(state)) {
    if (!container) return [{ do: 'create', instanceId }];
    if (!runs) return [{ do: 'start', instanceId }];
    return reboot ? [{ do: 'restart', instanceId }] : [];
  }
  return down.has(state) && runs ? [{ do: 'stop', instanceId }] : [];
}

/**
 * What has to be done so that there is one container per instance, in the instance's state; the
 * container and disk of an instance that is terminated or unknown to the API are removed.
 */
export function plan(
  instances: Instance[],
  containers: HostContainer[],
  rebootRequested: ReadonlySet<string>,
): Action[] {
  const kept = instances.filter(({ state }) => up.has(state) || down.has(state));
  const ids = new Set(kept.map(({ instanceId }) => instanceId));
  return [
    ...kept.flatMap((instance) =>
      actionFor(
        instance,
        containers.find(({ instanceId }) => instanceId === instance.instanceId),
        rebootRequested.has(instance.instanceId),
      ),
    ),
    ...containers
      .filter(({ instanceId }) => !ids.has(instanceId))
      .map(({ instanceId }): Action => ({ do: 'remove', instanceId })),
  ];
}
