import type { ExecutorContext, ProjectConfiguration } from '@nx/devkit';

/** The project an executor was called for. */
export function appOf({ projectName, projectsConfigurations }: ExecutorContext) {
  const project = projectsConfigurations.projects[projectName ?? ''];
  if (!project) throw new Error(`There is no project "${projectName}" in this workspace`);
  return project;
}

/** The port a service is known by outside of its container, undefined when it is not deployed. */
export function knownPortOf({ targets }: ProjectConfiguration): number | undefined {
  const port: unknown = targets?.['deploy']?.options?.port;
  return typeof port === 'number' ? port : undefined;
}

/** That port; its deploy target is the one place that says it. */
export function publicPortOf(project: ProjectConfiguration): number {
  const port = knownPortOf(project);
  if (port !== undefined) return port;
  throw new Error(
    `${project.name} has no port. Add "deploy": { "options": { "port": <number> } } to the targets in ${project.root}/project.json.`,
  );
}
