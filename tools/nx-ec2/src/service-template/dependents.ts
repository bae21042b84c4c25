import type { ProjectGraph } from '@nx/devkit';
import { isWithin } from './template';

type Graph = Pick<ProjectGraph, 'nodes' | 'dependencies'>;

/** Whether a value, such as the environment of a deploy, has an address of the service in it. */
const namesService = (value: unknown, service: string): boolean =>
  new RegExp(`//${service}(?=[:/"]|$)`).test(JSON.stringify(value) ?? '');

/**
 * Why a service cannot be removed: what uses its code, or has its address.
 * @param folders those of the service
 * @returns a line for each, empty when nothing does
 */
export function dependents(
  { nodes, dependencies }: Graph,
  service: string,
  folders: readonly string[],
): string[] {
  const isOwn = (project: string): boolean => {
    const root = nodes[project]?.data.root;
    return root !== undefined && isWithin(root, folders);
  };
  const others = Object.keys(nodes)
    .filter((project) => !isOwn(project))
    .sort();
  const uses = others.flatMap((project) => {
    const targets = (dependencies[project] ?? []).map(({ target }) => target).filter(isOwn);
    return targets.length > 0 ? [`${project} uses ${[...new Set(targets)].sort().join(', ')}`] : [];
  });
  const addresses = others
    .filter((project) => namesService(nodes[project]?.data.targets?.['deploy'], service))
    .map((project) => `${project} has an address of ${service} in its target deploy`);
  return [...uses, ...addresses];
}
