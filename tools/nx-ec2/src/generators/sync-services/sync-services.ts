import { createProjectGraphAsync, readNxJson } from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import { projectsOf } from '../../services/projects-of';
import { writeServices } from '../../services/write-services';
import { SERVICES_FILE } from '../../terraform/services-input';
import { told } from '../told';

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
  const projects = projectsOf(await createProjectGraphAsync());
  await told(() => writeServices(tree, projects, terraformProject(tree)));
  return { outOfSyncMessage: `${SERVICES_FILE} does not list the services of the workspace.` };
}
