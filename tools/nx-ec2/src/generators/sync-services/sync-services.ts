import { createProjectGraphAsync, joinPathFragments, readNxJson } from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import { describeFailure, Failure } from '../../failure';
import { assertUniquePorts, servicesFromGraph } from '../../services/ports';
import { SERVICES_FILE, servicesInput } from '../../terraform/services-input';

const PLUGIN = 'nx-ec2/plugin';

/** Name of the Terraform project, from the plugin's options in nx.json. */
function terraformProject(tree: Tree): string {
  for (const plugin of readNxJson(tree)?.plugins ?? []) {
    if (typeof plugin !== 'string' && plugin.plugin === PLUGIN) {
      const { terraformProject: name } = plugin.options as { terraformProject?: string };
      if (name) return name;
    }
  }
  return 'infra';
}

/**
 * Writes the services and their ports from the project graph into Terraform's input.
 * @throws Error when a service has no port, or two have the same
 */
export default async function syncServices(tree: Tree): Promise<{ outOfSyncMessage: string }> {
  const { nodes } = await createProjectGraphAsync();
  const projects = Object.fromEntries(
    Object.entries(nodes).map(([name, { data }]) => [name, data]),
  );
  const root = projects[terraformProject(tree)]?.root;
  const outOfSyncMessage = `${SERVICES_FILE} does not list the services of the workspace.`;
  if (root === undefined) return { outOfSyncMessage };
  const content = told(() => {
    const services = servicesFromGraph(projects);
    assertUniquePorts(services);
    return servicesInput(services);
  });
  const path = joinPathFragments(root, SERVICES_FILE);
  if (tree.read(path, 'utf8') !== content) tree.write(path, content);
  return { outOfSyncMessage };
}

/** Nx shows the message of an error only, so the whole description goes into it. */
function told<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof Failure ? new Error(describeFailure(error)) : error;
  }
}
