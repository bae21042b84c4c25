import type { ContainerInfo } from 'dockerode';
import { definitionHash } from './container-definition';
import { label } from './labels';
import { shortDigest, type Release } from './release';

/** What is to be done on a host, and why. No reasons: what runs is what is wanted. */
export interface Comparison {
  action: 'keep' | 'start' | 'replace';
  reasons: string[];
}

/** Compares what a host runs of a service with the release. */
export function compare(release: Release, current: ContainerInfo | undefined): Comparison {
  const digest = shortDigest(release.image.digest);
  if (!current) return { action: 'start', reasons: [`${digest} is not there yet`] };

  const running = current.Labels[label.digest] ?? '';
  const reasons: string[] = [];
  if (running !== release.image.digest) reasons.push(`${shortDigest(running)} → ${digest}`);
  if (current.Labels[label.definition] !== definitionHash(release.settings)) {
    reasons.push('settings changed');
  }
  if (current.State !== 'running') reasons.push(`not running (${current.Status})`);
  // The list has the health only inside the words of the status: `Up 2 minutes (unhealthy)`.
  if (current.Status.includes('(unhealthy)')) reasons.push('unhealthy');
  return { action: reasons.length > 0 ? 'replace' : 'keep', reasons };
}
