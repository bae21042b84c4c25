import type { ProjectGraph } from '@nx/devkit';
import type { Projects } from './ports';

/** The projects of a graph, by name. */
export const projectsOf = ({ nodes }: Pick<ProjectGraph, 'nodes'>): Projects =>
  Object.fromEntries(Object.entries(nodes).map(([name, { data }]) => [name, data]));
