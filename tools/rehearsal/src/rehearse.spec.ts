import { execa } from 'execa';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearse } from './rehearse';
import type { Report } from './report';
import type { Scenario } from './scenario';

jest.setTimeout(60_000);

/** What a build may do and has to obey, in one file: Groovy takes seconds to start. */
const JENKINSFILE = `
pipeline {
  agent none
  options { timeout(time: 1, unit: 'HOURS') }
  environment { LEVEL = 'all' }
  stages {
    stage('Build') {
      agent { label 'docker' }
      options { lock(resource: 'place') }
      steps {
        milestone 1
        sh 'cat committed.txt && test "$LEVEL" = all && test -z "$AWS_ACCESS_KEY_ID$OUTSIDE"'
        withCredentials([aws(credentialsId: 'key')]) {
          sh 'test "$AWS_ACCESS_KEY_ID" = id && echo "$AWS_SECRET_ACCESS_KEY" | tee secret.txt'
        }
        sh 'test -z "$AWS_ACCESS_KEY_ID" && mkdir out && echo answer > out/question.txt'
        stash name: 'out', includes: 'out/*'
        script { env.QUESTION = readFile('out/question.txt').trim() }
      }
      post { always { archiveArtifacts 'out/**' } }
    }
    stage('Elsewhere') { when { branch 'other' }; steps { error 'not to be run' } }
    stage('Ask') {
      when { expression { env.QUESTION } }
      steps { script { env.ANSWER = input(message: env.QUESTION, parameters: [string(name: 'ANSWER')]) } }
    }
    stage('Use') {
      agent { label 'docker' }
      steps {
        sh 'test ! -e secret.txt && test ! -e out'
        unstash 'out'
        sh 'test "$ANSWER" = "a b" && test -e out/question.txt'
        script { currentBuild.description = 'done' }
      }
    }
    stage('Fail') { agent { label 'docker' }; steps { sh 'exit 3' }; post { always { sh 'true' } } }
    stage('After') { steps { error 'not to be run' } }
  }
}`;

describe('a rehearsed build', () => {
  let folder: string;
  let scenario: Scenario;
  let report: Report;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
    const repository = join(folder, 'repository');
    const git = (...args: string[]) =>
      execa('git', [
        '-c',
        'user.name=t',
        '-c',
        'user.email=t@localhost',
        '-C',
        repository,
        ...args,
      ]);
    await execa('git', ['init', '--quiet', '--initial-branch=main', repository]);
    await writeFile(join(repository, 'committed.txt'), 'what was committed\n');
    await git('add', '-A');
    await git('commit', '--quiet', '-m', 'one');
    const jenkinsfile = join(folder, 'Jenkinsfile');
    await writeFile(jenkinsfile, JENKINSFILE);
    process.env['OUTSIDE'] = 'seen';
    scenario = {
      jenkinsfile,
      repository,
      commit: (await git('rev-parse', 'HEAD')).stdout,
      build: { BRANCH_NAME: 'main', BUILD_NUMBER: '1' },
      machine: { PATH: process.env['PATH'] ?? '' },
      labels: ['docker'],
      credentials: { key: { kind: 'aws', accessKeyId: 'id', secretAccessKey: 'hush-hush' } },
      answers: [{ proceed: true, values: { ANSWER: 'a b' } }],
    };
    report = await rehearse(scenario, join(folder, '1'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('runs, skips and fails its stages as Jenkins does', () => {
    expect(report.stages).toEqual({
      Build: 'SUCCESS',
      Elsewhere: 'SKIPPED',
      Ask: 'SUCCESS',
      Use: 'SUCCESS',
      Fail: 'FAILURE',
      After: 'NOT_RUN',
    });
    expect(report.result).toBe('FAILURE');
    expect(report.description).toBe('done');
  });

  it('runs post steps on the agent of a stage that failed', () =>
    expect(report.all('sh').at(-1)).toMatchObject({ stage: 'Fail', script: 'true', exitCode: 0 }));

  it('takes a lock before the agent, and gives it back after', () => {
    const order = report.events.flatMap(({ type, stage }) => (stage === 'Build' ? [type] : []));
    expect(order.filter((type) => /lock|agent/.test(type))).toEqual([
      'lock',
      'agent',
      'agent released',
      'unlock',
    ]);
  });

  it('asks without holding an agent', () =>
    expect(report.all('input')).toMatchObject([{ message: 'answer', agentHeld: false }]));

  it('binds credentials for their block only, and masks what is secret', () => {
    expect(report.credentialsOf('tee secret.txt')).toEqual(['key']);
    expect(report.log).toContain('****');
    expect(report.log).not.toContain('hush-hush');
  });

  it('keeps what was archived', async () => {
    expect(report.archived).toEqual(['out/question.txt']);
    expect(await readFile(join(report.artifacts, 'out/question.txt'), 'utf8')).toBe('answer\n');
  });

  it('ends where a person says no, and where a credential or an agent is missing', async () => {
    const different: [Partial<Scenario>, stage: string, ended: string][] = [
      [{ answers: [{ proceed: false }] }, 'Ask', 'ABORTED: Rejected by a person'],
      [{ credentials: {} }, 'Build', "Could not find credentials entry with ID 'key'"],
      [{ labels: [] }, 'Build', "There is no agent with the label 'docker'"],
    ];
    const reports = await Promise.all(
      different.map(([part], index) =>
        rehearse({ ...scenario, ...part }, join(folder, `without-${index}`)),
      ),
    );
    expect(reports.map(({ result }) => result)).toEqual(['ABORTED', 'FAILURE', 'FAILURE']);
    reports.forEach(({ log, stages }, index) => {
      const [, stage = '', ended] = different[index] ?? [];
      expect(log).toContain(`[${stage}] `);
      expect(log).toContain(ended);
      expect(stages).toMatchObject({
        [stage]: expect.stringMatching('ABORTED|FAILURE'),
        Use: 'NOT_RUN',
      });
    });
  });
});
