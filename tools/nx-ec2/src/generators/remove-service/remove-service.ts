import {
  createProjectGraphAsync,
  formatFiles,
  type GeneratorCallback,
  logger,
  readNxJson,
  type Tree,
} from '@nx/devkit';
import { Failure } from '../../failure';
import { pluginOptionsIn } from '../../plugin/options-of';
import { afterRemoval } from '../../service-template/after-removal';
import { dependents } from '../../service-template/dependents';
import { variableFilesNaming } from '../../service-template/placements';
import { foldersOf, isWithin, readTemplate } from '../../service-template/template';
import { removePackages } from '../../service-template/workspace-packages';
import { type Projects, servicesFromGraph } from '../../services/ports';
import { projectsOf } from '../../services/projects-of';
import { writeServices } from '../../services/write-services';
import { told } from '../told';
import type { RemoveServiceGeneratorOptions } from './schema';

const isService = (projects: Projects, name: string): boolean => {
  const project = projects[name];
  return project !== undefined && Object.keys(servicesFromGraph({ [name]: project })).length > 0;
};

/** @throws Failure when no service of the workspace is called so */
function rootOf(projects: Projects, name: string): string {
  const project = projects[name];
  if (project && isService(projects, name)) return project.root;
  const services = Object.keys(projects).filter((one) => isService(projects, one));
  throw new Failure(`There is no service ${name} in the workspace`, {
    seen: `services: ${services.sort().join(', ') || 'none'}`,
    remedy: 'Give the name of one of these projects.',
  });
}

async function removeService(tree: Tree, name: string): Promise<GeneratorCallback> {
  const options = pluginOptionsIn(readNxJson(tree) ?? {});
  const graph = await createProjectGraphAsync();
  const projects = projectsOf(graph);
  const root = rootOf(projects, name);
  const template = foldersOf(readTemplate(tree.root, options.serviceTemplate), name);
  const folders = isWithin(root, template) ? template : [...template, root];

  const infraRoot = projects[options.terraformProject]?.root;
  const inTheWay = [
    ...dependents(graph, name, folders),
    ...(infraRoot ? variableFilesNaming(tree, infraRoot, name) : []).map(
      (file) => `${file} places ${name} on a host`,
    ),
  ];
  if (inTheWay.length > 0) {
    throw new Failure(`${name} cannot be removed: it is still used`, {
      seen: inTheWay.join('\n'),
      remedy: 'Take these uses out, deploy what had them, then remove the service.',
    });
  }

  const unlink = removePackages(tree, folders);
  folders.forEach((folder) => tree.delete(folder));
  const kept = Object.entries(projects).filter(([, project]) => !isWithin(project.root, folders));
  writeServices(tree, Object.fromEntries(kept), options.terraformProject);
  await formatFiles(tree);
  return () => {
    unlink();
    logger.info(afterRemoval(name, options));
  };
}

/**
 * Removes a service from the workspace, not from the environments that run it.
 * @throws Error when it is still used
 */
export default (tree: Tree, { name }: RemoveServiceGeneratorOptions): Promise<GeneratorCallback> =>
  told(() => removeService(tree, name));
