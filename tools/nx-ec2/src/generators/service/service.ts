import {
  createProjectGraphAsync,
  formatFiles,
  type GeneratorCallback,
  generateFiles,
  names,
  readJson,
  readNxJson,
  type Tree,
} from '@nx/devkit';
import { Failure } from '../../failure';
import { pluginOptionsIn } from '../../plugin/options-of';
import { freePort } from '../../service-template/free-port';
import { assertServiceName } from '../../service-template/service-name';
import { foldersOf, readTemplate } from '../../service-template/template';
import { addPackages } from '../../service-template/workspace-packages';
import { deployExecutor, type Projects, servicesFromGraph } from '../../services/ports';
import { projectsOf } from '../../services/projects-of';
import { writeServices } from '../../services/write-services';
import { told } from '../told';
import type { ServiceGeneratorOptions } from './schema';

/** @throws Failure when a project has the name, or a folder is there already */
function assertNotTaken(tree: Tree, name: string, folders: string[], projects: Projects): void {
  const seen = [
    ...(projects[name] ? [`project ${name} in ${projects[name].root}`] : []),
    ...folders.filter((folder) => tree.exists(folder)).map((folder) => `folder ${folder}`),
  ];
  if (seen.length === 0) return;
  throw new Failure(`The name ${name} is taken`, {
    seen: seen.join('\n'),
    remedy: 'Choose another name, or remove what is there: `nx g nx-ec2:remove-service`.',
  });
}

const titleOf = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The generated projects as the graph will have them, with the executor that the plugin infers. */
function generatedProject(tree: Tree, name: string, folders: string[]): Projects {
  const root = folders.find((folder) => tree.exists(`${folder}/project.json`));
  const { targets } = root
    ? readJson<{ targets?: Record<string, object> }>(tree, `${root}/project.json`)
    : {};
  if (!root || !targets?.['deploy']) {
    throw new Failure('The template of services makes no service', {
      seen: 'no project.json with a target deploy in any of its folders',
      remedy: 'See tools/nx-ec2/README.md for what it has to hold.',
    });
  }
  const deploy = { executor: deployExecutor, ...targets['deploy'] };
  return { [name]: { root, targets: { ...targets, deploy } } };
}

async function addService(tree: Tree, given: ServiceGeneratorOptions): Promise<GeneratorCallback> {
  const { name, summary = `Replace this sentence: what ${name} is responsible for.` } = given;
  const { serviceTemplate, terraformProject } = pluginOptionsIn(readNxJson(tree) ?? {});
  assertServiceName(name);
  const template = readTemplate(tree.root, serviceTemplate);
  const folders = foldersOf(template, name);
  const projects = projectsOf(await createProjectGraphAsync());
  assertNotTaken(tree, name, folders, projects);
  const port = freePort(servicesFromGraph(projects), given.port);

  const { className, propertyName } = names(name);
  const values = { name, port, summary, className, propertyName, title: titleOf(name) };
  generateFiles(tree, template.folder, '.', values);
  writeServices(tree, { ...projects, ...generatedProject(tree, name, folders) }, terraformProject);
  const link = addPackages(tree, folders);
  await formatFiles(tree);
  return link;
}

/**
 * Adds a service made from the workspace's template.
 * @throws Error when the name or the port cannot be had
 */
export default (tree: Tree, options: ServiceGeneratorOptions): Promise<GeneratorCallback> =>
  told(() => addService(tree, options));
