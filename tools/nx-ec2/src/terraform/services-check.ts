import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure';
import { assertUniquePorts, servicesFromGraph, type Projects } from '../services/ports';
import { SERVICES_FILE, servicesInput } from './services-input';
import { shortPath, stackName, type Stack } from './stack';

const normalised = (json: string): string => JSON.stringify(JSON.parse(json));

/**
 * Makes sure that Terraform is given the services and ports of the workspace as they are now: a
 * port that only the container knows would be closed in the security group.
 * @throws Failure when the generated file is out of date, or two services have the same port
 */
export function assertServicesInStep(stack: Stack, projects: Projects): void {
  const services = servicesFromGraph(projects);
  if (Object.keys(services).length === 0) return;
  assertUniquePorts(services);
  const path = join(stack.root, SERVICES_FILE);
  const given = existsSync(path) ? normalised(readFileSync(path, 'utf8')) : undefined;
  if (given === normalised(servicesInput(services))) return;
  throw new Failure('Terraform would not get the services as the workspace has them', {
    where: stackName(stack),
    seen: `${shortPath(stack, path)} is ${given ? 'out of date' : 'missing'}`,
    remedy: 'Write it with `nx sync`, and commit it.',
  });
}
