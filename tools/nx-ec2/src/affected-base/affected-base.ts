import { createProjectGraphAsync } from '@nx/devkit';
import { execa } from 'execa';
import type { Environment } from '../environment/environment';
import { Failure } from '../failure';
import { nxProgram } from '../plugin/nx-program';
import { pluginOptionsOf } from '../plugin/options-of';
import { readRevision } from '../records/record-store';
import { warn } from '../report/print';
import { servicesFromGraph } from '../services/ports';
import { decideBase, type DeployedService, reasonOf } from './decide';
import {
  commonAncestor,
  coveringSince,
  emptyTree,
  headRevision,
  isAncestor,
  requireHistory,
} from './history';

/** @throws Failure when nx.json has no such environment */
function targetOf(root: string, environment: string): Environment {
  const { project, environments } = pluginOptionsOf(root);
  const found = environments[environment];
  if (found) return { project, environment, ...found };
  throw new Failure(`There is no environment ${environment}`, {
    where: `${root}/nx.json`,
    seen: Object.keys(environments).join(', '),
    remedy: 'Give one of these as --environment.',
  });
}

/** Names of the projects that the commits since a revision touch. */
async function affectedSince(root: string, revision: string): Promise<string[]> {
  const nx = nxProgram(root);
  const args = ['show', 'projects', '--affected', '--json', `--base=${revision}`, '--head=HEAD'];
  const { stdout } = await execa(process.execPath, [nx, ...args], { cwd: root });
  return JSON.parse(stdout.slice(stdout.indexOf('['))) as string[];
}

/** Project of each service of the workspace, by the service's name. */
async function serviceProjects(): Promise<[service: string, project: string][]> {
  const { nodes } = await createProjectGraphAsync();
  return Object.entries(nodes).flatMap(([project, { data }]) =>
    Object.keys(servicesFromGraph({ [project]: data })).map((service): [string, string] => [
      service,
      project,
    ]),
  );
}

export interface BaseOptions {
  /** The branch that a pull request wants to go to: that is compared with instead. */
  changeTarget?: string;
  /** A revision after which everything counts, whether services are made of it or not; `''`: all. */
  since?: string;
}

/**
 * The revision that `nx affected` has to compare with so that it deploys every service of an
 * environment that does not run what this commit has.
 */
export async function affectedBase(
  root: string,
  environment: string,
  { changeTarget, since }: BaseOptions,
): Promise<string> {
  await requireHistory(root);
  if (changeTarget) return `origin/${changeTarget}`;
  const target = targetOf(root, environment);
  const asked = new Map<string, Promise<string[]>>();
  const lookUp = async (name: string, project: string): Promise<DeployedService> => {
    const revision = await readRevision(target, name);
    if (!revision || !(await isAncestor(root, revision))) {
      return { name, revision, isAncestor: false, isAffected: false };
    }
    const affected = asked.get(revision) ?? affectedSince(root, revision);
    asked.set(revision, affected);
    return { name, revision, isAncestor: true, isAffected: (await affected).includes(project) };
  };
  const projects = await serviceProjects();
  const services = await Promise.all(projects.map(([name, project]) => lookUp(name, project)));
  for (const service of services) {
    const reason = reasonOf(service);
    if (reason) warn(`${service.name}: ${reason}`);
  }
  const base = decideBase(services);
  if (base.kind === 'everything') return emptyTree;
  const revisions = base.kind === 'head' ? [await headRevision(root)] : base.revisions;
  return coveringSince(root, await commonAncestor(root, revisions), since);
}
