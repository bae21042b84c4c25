import type { ContainerInfo } from 'dockerode';
import { otherSlot, type SlotName } from '../host/addresses';
import { label } from '../release/labels';
import {
  activeIn,
  type HealthPaths,
  healthPathsIn,
  proxyConfiguration,
  withoutActive,
} from './configuration';
import { proxyDefinition, type ProxyRequest } from './definition';

/** What has to be done so that the public container is as wanted. */
export type ProxyAction = 'create' | 'start' | 'replace' | 'reload' | 'persist' | 'keep';

export interface ProxyDecision {
  action: ProxyAction;
  /** In words, for a dry run; empty when nothing is to be done. */
  reasons: string[];
  /** The configuration to start or go on with: the same slot active as before. */
  configuration: string;
}

/** What was seen of a public container. */
export interface ProxySeen {
  container?: Pick<ContainerInfo, 'State' | 'Status' | 'Labels'>;
  /** The configuration it starts with. */
  stored?: string;
  /** The slot that gets the requests now. */
  active?: SlotName;
}

/** What the public container is to be like before the new version is switched to. */
export interface ProxyWish {
  /** The slot that serves now and goes on to; nothing when none does. */
  active?: SlotName;
  /** The slot that the wanted version runs in, or will. */
  target: SlotName;
}

/** The new version is checked by its own path, the one that serves by the path it came with. */
function healthPathsOf(request: ProxyRequest, stored: string, { target }: ProxyWish): HealthPaths {
  const { healthPath } = request.release.settings;
  const before = healthPathsIn(stored)?.[otherSlot(target)] ?? healthPath;
  return target === 'blue'
    ? { blue: healthPath, green: before }
    : { blue: before, green: healthPath };
}

/** Decides what to do with the public container of a service. */
export function decideProxy(
  request: ProxyRequest,
  { container, stored = '', active }: ProxySeen,
  wish: ProxyWish,
): ProxyDecision {
  const paths = healthPathsOf(request, stored, wish);
  const configuration = proxyConfiguration(request.release, wish.active, paths);
  const decide = (action: ProxyAction, ...reasons: string[]): ProxyDecision => ({
    action,
    reasons,
    configuration,
  });
  if (!container) return decide('create', 'no public container yet');
  const wanted = proxyDefinition(request).Labels?.[label.definition];
  if (container.Labels[label.definition] !== wanted) {
    return decide('replace', 'the public container has another image or port');
  }
  if (container.State !== 'running') {
    return decide('start', `the public container does not run (${container.Status})`);
  }
  if (active !== wish.active) return decide('reload', 'the proxy sends requests nowhere');
  if (withoutActive(stored) !== withoutActive(configuration)) {
    return decide('reload', 'the proxy has another configuration');
  }
  if (activeIn(stored) !== active) {
    return decide('persist', 'the choice of the slot is not stored yet');
  }
  return decide('keep');
}
