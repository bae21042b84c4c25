import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { groovy } from './groovy';
import { Report } from './report';
import type { Scenario } from './scenario';

/**
 * Runs a Jenkinsfile as a build: stages, conditions, agents, credentials and files as Jenkins has them,
 * the shell steps really.
 * @param folder for the build's workspaces, stashes, artifacts and log; made if missing
 * @throws Error that lists the defects of a Jenkinsfile which Jenkins would not take
 */
export async function rehearse(scenario: Scenario, folder: string): Promise<Report> {
  await mkdir(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  const places = {
    workspaces: at('workspaces'),
    stashes: at('stashes'),
    artifacts: at('artifacts'),
    log: at('log.txt'),
    report: at('report.json'),
  };
  await writeFile(at('scenario.json'), JSON.stringify({ ...scenario, ...places }));
  await groovy('rehearse.groovy', [at('scenario.json')], folder);
  const { result, description, stages, events } = JSON.parse(await readFile(places.report, 'utf8'));
  const log = await readFile(places.log, 'utf8');
  return new Report(result, description ?? undefined, stages, events, log, places.artifacts);
}
