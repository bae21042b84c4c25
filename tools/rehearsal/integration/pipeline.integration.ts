import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../src/report';
import { type Deployed, deployedIn } from './world/deployed';
import { makeReleasedWorld } from './world/released-world';
import type { World } from './world/world';

const MAIN = 'apps/users/src/main.ts';
const SPEC = 'apps/users/src/openapi.spec.ts';
const PROJECT = 'apps/users/project.json';
const STAGING = 'infra/environments/staging.tfvars';
const PRODUCTION = 'infra/environments/production.tfvars';

const tagged = (text: string) => `${text}\nextra_tags = { Team = "rehearsal" }\n`;
const artifact = (report: Report, file: string) => readFile(join(report.artifacts, file), 'utf8');
/** Every credential that was bound anywhere, once. */
const bound = (report: Report) =>
  [...new Set(report.all('sh').flatMap(({ credentials }) => credentials))].sort();

describe('the Jenkinsfile, rehearsed on a sandbox', () => {
  let world: World;
  let before: Deployed;
  /** Last commit of main whose build succeeded. */
  let passed: string;

  /** Builds main as it is. @throws Error with the log when it comes to anything else than expected */
  async function buildMain(expected: Report['result'], answers?: { proceed: false }[]) {
    const commit = await world.head();
    const report = await world.build({ commit, previousSuccess: passed, answers });
    if (report.result !== expected) throw new Error(`${report.result}:\n${report.log}`);
    if (expected === 'SUCCESS') passed = commit;
    return report;
  }

  beforeAll(async () => {
    world = await makeReleasedWorld();
    passed = await world.head();
    before = await deployedIn(world);
  });
  afterAll(async () => {
    await world?.remove();
  });

  it('verifies a pull request and plans it, with nothing that could deploy', async () => {
    await world.git('checkout', '--quiet', '-b', 'feature');
    const commit = await world.change({
      [MAIN]: (text) => `${text}\nvoid 'built by a pull request';\n`,
      [STAGING]: tagged,
      [PRODUCTION]: tagged,
    });
    await world.git('checkout', '--quiet', 'main');
    const build = { BRANCH_NAME: 'PR-7', CHANGE_ID: '7', CHANGE_TARGET: 'main' };
    const report = await world.build({ commit, build });
    expect([report.result, report.log]).toEqual(['SUCCESS', expect.anything()]);
    expect(report.stages).toMatchObject({ Verify: 'SUCCESS', Release: 'SKIPPED' });
    expect(bound(report)).toEqual(['aws-staging-read']);
    const files = expect.arrayContaining(['dist/junit/users-test.xml']);
    expect(report.all('junit')).toMatchObject([{ failed: 0, files }]);
    expect(report.archived).toEqual([
      'dist/infra/staging/plan.json',
      'dist/infra/staging/plan.txt',
    ]);
    expect(await artifact(report, 'dist/infra/staging/plan.txt')).toMatch(
      /^infra staging: 0 to add, [1-9]\d* to change, 0 to destroy\n/,
    );
    expect(await deployedIn(world)).toEqual(before);
  });

  it('brings a change of a service to staging, then the same digest to production', async () => {
    await world.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'feature');
    const report = await buildMain('SUCCESS');
    const after = await deployedIn(world);
    expect(after.staging.digest).not.toBe(before.staging.digest);
    expect(after.production.digest).toBe(after.staging.digest);
    expect(after.staging.revision).toBe(await world.head());
    expect(report.log).toMatch(/infra production: 0 added, [1-9]\d* changed, 0 destroyed/);
    expect(report.all('input')).toEqual([]);
    expect(report.description).toMatch(
      new RegExp(
        `users +${after.staging.revision.slice(0, 12)} .*${after.staging.digest.slice(7, 19)}`,
      ),
    );
    before = after;
    expect(report.credentialsOf('e2e:smoke -c production')).toEqual(['aws-production-read']);
    expect(report.credentialsOf('-t promote')).toEqual(['aws-production-deploy', 'ssh-production']);
    expect(report.credentialsOf('-t deploy')).toEqual(['aws-staging-deploy', 'ssh-staging']);
    expect(report.archived.filter((file) => file.endsWith('.tfplan'))).toEqual([]);
  });

  it('runs no target and changes nothing when nothing has changed', async () => {
    const report = await buildMain('SUCCESS');
    expect(report.log.match(/No tasks were run/g)).toHaveLength(3);
    expect(await deployedIn(world)).toEqual(before);
  });

  it('fails with the report of a test that fails, and deploys nothing', async () => {
    await world.change({
      [SPEC]: (text) => `${text}\nit('fails, as it is to', () => expect(1).toBe(2));\n`,
    });
    const report = await buildMain('FAILURE');
    expect(report.stages).toMatchObject({ Verify: 'FAILURE', Release: 'NOT_RUN' });
    expect(report.all('junit')).toMatchObject([{ failed: 1 }]);
    expect(bound(report)).toEqual(['aws-staging-read']);
    expect(await deployedIn(world)).toEqual(before);
    await world.git('revert', '--no-edit', 'HEAD');
  });

  it('fails when a version does not start, leaves what ran, and does not reach production', async () => {
    await world.change({
      [PROJECT]: (text) => text.replace('"AUTH_AUDIENCE": "shop",', '"AUTH_AUDIENCE": "",'),
    });
    const report = await buildMain('FAILURE');
    expect(report.stages).toMatchObject({
      Verify: 'SUCCESS',
      Staging: 'FAILURE',
      'Plan production': 'NOT_RUN',
      Production: 'NOT_RUN',
    });
    expect(report.log).toContain('AUTH_AUDIENCE');
    expect(report.all('unlock')).toMatchObject([{ resource: 'staging' }]);
    expect(await deployedIn(world)).toEqual(before);
    await world.git('revert', '--no-edit', 'HEAD');
  });

  it('asks before it takes anything away, and applies nothing when a person says no', async () => {
    await world.change({
      [PRODUCTION]: (text) => text.replace('app = {}', 'app = { az_index = 1 }'),
    });
    const report = await buildMain('ABORTED', [{ proceed: false }]);
    expect(report.stages).toMatchObject({
      Staging: 'SUCCESS',
      'Approve production': 'ABORTED',
      Production: 'NOT_RUN',
    });
    const [question, ...others] = report.all('input');
    expect(others).toEqual([]);
    expect(question).toMatchObject({ agentHeld: false, submitter: 'releasers' });
    expect(question?.message).toContain('± module.host["app"].aws_instance.this');
    expect(question?.message).toMatch(/To be approved because .*\d resources? would be replaced/);
    expect(report.log).not.toContain('infra:apply');
    expect(await deployedIn(world)).toEqual(before);
  });
});
