import type { Tree } from '@nx/devkit';

/** Terraform's variable files of an infrastructure that name a service, as a host's `services` do. */
export function variableFilesNaming(tree: Tree, infraRoot: string, service: string): string[] {
  const folder = `${infraRoot}/environments`;
  return tree
    .children(folder)
    .filter((file) => file.endsWith('.tfvars'))
    .map((file) => `${folder}/${file}`)
    .filter((file) => withoutComments(tree.read(file, 'utf8') ?? '').includes(`"${service}"`));
}

const withoutComments = (text: string): string => text.replace(/(#|\/\/).*$/gm, '');
