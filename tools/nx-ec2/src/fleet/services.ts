import type { ExecutorContext } from '@nx/devkit';
import type { Environment } from '../environment/environment';
import { Failure } from '../failure';
import type { Ec2DeployExecutorOptions } from '../executors/ec2-deploy/schema';
import { deployExecutor } from '../services/ports';

/** A service of the workspace with the options that its target `deploy` has in an environment. */
export interface FleetService {
  name: string;
  options: Ec2DeployExecutorOptions;
}

/** What a command was told about where to work. */
export interface FleetOptions extends Environment {
  service?: string;
}

type Nodes = Pick<ExecutorContext, 'projectGraph' | 'projectName'>;

/** Every service of the workspace, by the order of names. */
function allServices({ projectGraph }: Nodes, target: Environment) {
  return Object.entries(projectGraph?.nodes ?? {})
    .flatMap(([project, { data }]) => {
      const deploy = data.targets?.['deploy'];
      if (deploy?.executor !== deployExecutor) return [];
      const options: Ec2DeployExecutorOptions = {
        ...deploy.options,
        ...deploy.configurations?.[target.environment],
      };
      return [{ project, name: options.service ?? project, options }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The services that a command is about: the project's own, else those of the whole workspace.
 * @throws Failure when there is none of that name
 */
export function fleetServices(context: Nodes, options: FleetOptions): FleetService[] {
  const { service, ...target } = options;
  const all = allServices(context, target);
  const own = all.filter(({ project }) => project === context.projectName);
  const candidates = own.length > 0 ? own : all;
  const found = service ? candidates.filter(({ name }) => name === service) : candidates;
  if (found.length > 0) return found;
  throw new Failure(service ? `There is no service ${service}` : 'There is no service', {
    where: `project ${context.projectName}`,
    seen: `services: ${all.map(({ name }) => name).join(', ') || 'none'}`,
    remedy: `A service is a project whose target deploy has the executor ${deployExecutor}.`,
  });
}

/** The one service that a command is about. @throws Failure when it could be several */
export function fleetService(context: Nodes, options: FleetOptions): FleetService {
  const [first, ...others] = fleetServices(context, options);
  if (first && others.length === 0) return first;
  throw new Failure('It is not said which service is meant', {
    remedy: `Give --service, or run the target of the service's own project.`,
  });
}
