import type { ProxyDecision } from '../proxy/proxy-state';
import { containerName, label } from '../release/labels';
import { shortDigest } from '../release/release';
import type { HostPlan } from './host-plan';

/** What a rollout would do on a host, in one line. @param digest of the wanted version, short */
export function describePlan(plan: HostPlan, proxy: ProxyDecision, digest: string): string {
  const { action, reasons, remove, target, reuse } = plan;
  const slot = reuse ? `in slot ${target}, whose container is kept` : `in slot ${target}`;
  return [
    ...remove.map((container) => `would remove ${containerName(container)}`),
    ...proxy.reasons.map((why) => `would ${proxy.action} the proxy: ${why}`),
    action === 'keep'
      ? `${digest} serves, nothing to change`
      : `would ${action} ${slot}: ${reasons.join(', ')}`,
  ].join('; ');
}

/** How a rollout that failed left a host: what was done, and what serves. */
export function outcomeOf({ serving }: HostPlan, what: string): string {
  return serving
    ? `${what}, ${shortDigest(serving.container.Labels[label.digest] ?? '')} serves`
    : `${what}, no earlier version ran, nothing serves`;
}
