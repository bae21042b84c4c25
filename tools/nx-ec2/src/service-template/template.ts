import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Failure } from '../failure';

const namePlaceholder = '__name__';

/** Files of a folder and of those below it, as paths from it with slashes. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** What a new service is made from. */
export interface Template {
  /** Absolute path. */
  folder: string;
  /** Folders from the workspace root that one service has for itself, with the placeholder. */
  folders: string[];
}

/**
 * The folders that a template makes for a service and nothing else, and that go with it again.
 * @param files paths in the template
 * @throws Failure when a file would lie outside of such a folder
 */
export function ownFolders(files: readonly string[]): string[] {
  const folders = files.map((file) => {
    const parts = file.split('/');
    const end = parts.indexOf(namePlaceholder);
    if (end >= 0 && end < parts.length - 1) return parts.slice(0, end + 1).join('/');
    throw new Failure('The template of services has a file outside of the folders of a service', {
      where: file,
      remedy: `Every file has to be below a folder ${namePlaceholder}, so that it is known what to remove with a service.`,
    });
  });
  return [...new Set(folders)].sort();
}

/**
 * The workspace's template of a service.
 * @param root absolute folder of the workspace
 * @param folder `serviceTemplate` of the plugin's options in nx.json
 * @throws Failure when there is none
 */
export function readTemplate(root: string, folder: string | undefined): Template {
  const path = folder && resolve(root, folder);
  if (!path || !isFolder(path)) {
    throw new Failure('The workspace has no template of a service', {
      where: 'the options of nx-ec2/plugin in nx.json',
      seen: path
        ? `serviceTemplate is ${folder}, which is no folder`
        : 'serviceTemplate is missing',
      remedy: 'Name the folder there; tools/nx-ec2/README.md says what it holds.',
    });
  }
  return { folder: path, folders: ownFolders(filesBelow(path)) };
}

/** The folders of one service. */
export const foldersOf = ({ folders }: Template, service: string): string[] =>
  folders.map((folder) => folder.replaceAll(namePlaceholder, service));

/** Whether a path lies in one of the folders, or is one of them. */
export const isWithin = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
