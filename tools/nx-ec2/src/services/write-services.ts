import { joinPathFragments, type Tree } from '@nx/devkit';
import { SERVICES_FILE, servicesInput } from '../terraform/services-input';
import { assertUniquePorts, type Projects, servicesFromGraph } from './ports';

/**
 * Writes the services and their ports into Terraform's input; does nothing where they are there, or
 * where the workspace has no Terraform project.
 * @param terraformProject name of the Nx project with the root module
 * @throws Failure when a service has no port, or two have the same; then nothing is written
 */
export function writeServices(tree: Tree, projects: Projects, terraformProject: string): void {
  const root = projects[terraformProject]?.root;
  if (root === undefined) return;
  const services = servicesFromGraph(projects);
  assertUniquePorts(services);
  const path = joinPathFragments(root, SERVICES_FILE);
  const content = servicesInput(services);
  if (tree.read(path, 'utf8') !== content) tree.write(path, content);
}
