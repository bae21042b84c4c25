import type { ContainerInfo } from 'dockerode';
import type { SlotName } from '../host/addresses';
import { label } from '../release/labels';
import { activeIn, proxyConfiguration, withoutActive } from './configuration';
import { proxyDefinition, type ProxyRequest } from './definition';

/** What has to be done so that the public container is as wanted. */
export type ProxyAction = 'create' | 'start' | 'replace' | 'reload' | 'persist' | 'keep';

export interface ProxyDecision {
  action: ProxyAction;
  /** In words, for a dry run; empty when nothing is to be done. */
  reasons: string[];
}

/** What was seen of a public container. */
export interface ProxySeen {
  container?: Pick<ContainerInfo, 'State' | 'Status' | 'Labels'>;
  /** The configuration it starts with. */
  stored?: string;
  /** The slot that gets the requests now. */
  active?: SlotName;
}

/** Decides what to do with the public container of a service. */
export function decideProxy(
  request: ProxyRequest,
  { container, stored, active }: ProxySeen,
): ProxyDecision {
  if (!container) return { action: 'create', reasons: ['no public container yet'] };
  const wanted = proxyDefinition(request).Labels?.[label.definition];
  if (container.Labels[label.definition] !== wanted) {
    return { action: 'replace', reasons: ['the public container has another image or port'] };
  }
  const configuration = proxyConfiguration(request.release, active);
  const sameButActive = withoutActive(stored ?? '') === withoutActive(configuration);
  if (container.State !== 'running') {
    return {
      action: 'start',
      reasons: [`the public container does not run (${container.Status})`],
    };
  }
  if (!sameButActive) return { action: 'reload', reasons: ['the proxy has another configuration'] };
  if (activeIn(stored ?? '') !== active) {
    return { action: 'persist', reasons: ['the choice of the slot is not stored yet'] };
  }
  return { action: 'keep', reasons: [] };
}
