import { type Inspection, inspectTexts } from './inspect-files';

/** A pipeline with one stage; the stage begins on line 4, what is in it on line 5. */
const withStage = (body: string, options = '') =>
  `pipeline {\n  agent none\n  ${options}\n  stages { stage('A') {\n${body}\n  } }\n}`;
const onAgent = (steps: string, more = '') =>
  withStage(`agent { label 'docker' }; steps {\n${steps}\n}; ${more}`);

/** Files that have to be rejected: line and reason. */
const broken: [what: string, text: string, line: number, reason: string][] = [
  ['no Groovy', 'pipeline {', 1, 'Not Groovy'],
  ['no pipeline', "node { sh 'true' }", 1, 'Only a pipeline block is expected'],
  ['no agent', "pipeline { stages { stage('A') { steps { echo 'a' } } } }", 1, 'no section agent'],
  ['no stages', 'pipeline {\n agent none\n}', 1, 'no section stages'],
  ['an unknown section', withStage("stepz { echo 'a' }"), 5, "Unknown section stepz in stage 'A'"],
  [
    'an unknown section of all',
    withStage("steps { echo 'a' }", 'agents {}'),
    3,
    'Unknown section agents',
  ],
  [
    'a section twice',
    withStage("steps { echo 'a' }\nsteps { echo 'b' }"),
    6,
    'second section steps',
  ],
  ['steps and stages', withStage("steps { echo 'a' }\nstages { }"), 4, 'either steps or stages'],
  ['a stage without steps', withStage('agent any'), 4, 'either steps or stages'],
  [
    'two stages of a name',
    withStage("stages {\nstage('A') { steps { echo 'a' } }\n}"),
    6,
    'two stages called',
  ],
  ['steps outside of stages', withStage("sh 'true'\nsteps { echo 'a' }"), 5, 'Unknown section sh'],
  ['an unknown step', onAgent("shell 'true'"), 6, "Unknown step shell in stage 'A'"],
  [
    'an unknown step in script',
    onAgent("script {\nif (env.X) {\ngit 'x'\n}\n}"),
    8,
    'Unknown step git',
  ],
  ['an unknown step in a step', onAgent("timeout(time: 1) {\nexec 'x'\n}"), 7, 'Unknown step exec'],
  [
    'an unknown step in post',
    onAgent("echo 'a'", "post { always {\nmail 'x'\n} }"),
    8,
    'Unknown step mail',
  ],
  ['an unknown argument', onAgent("sh script: 'true', quiet: true"), 6, 'sh has no argument quiet'],
  ['Groovy outside of script', onAgent("if (env.X) { echo 'a' }"), 6, 'Expected a step'],
  ['sh without an agent', withStage("steps {\nsh 'true'\n}"), 6, 'needs an agent'],
  [
    'sh without an agent in post',
    withStage("steps { echo 'a' }\npost { always {\nsh 'x'\n} }"),
    7,
    'needs an agent',
  ],
  ['input that holds an agent', onAgent("input message: 'Go?'"), 6, 'would hold the agent'],
  ['a value of Groovy in sh', onAgent('sh "echo ${env.TOKEN}"'), 6, 'use single quotes'],
  ['a text put together in sh', onAgent("sh 'echo ' + env.TOKEN"), 6, 'one text in single quotes'],
  ['an unknown agent', withStage("agent some\nsteps { echo 'a' }"), 5, "Unknown agent 'some'"],
  [
    'an unknown option',
    withStage("steps { echo 'a' }", 'options { timestamp() }'),
    3,
    'Unknown option timestamp',
  ],
  [
    'an option of the pipeline in a stage',
    withStage("options {\nbuildDiscarder(logRotator(numToKeepStr: '1'))\n}\nsteps { echo 'a' }"),
    6,
    'Unknown option buildDiscarder',
  ],
  [
    'an unknown condition',
    withStage("when {\nbranches 'main'\n}\nsteps { echo 'a' }"),
    6,
    'Unknown condition branches in when',
  ],
  [
    'when without a condition',
    withStage("when { beforeAgent true }\nsteps { echo 'a' }"),
    5,
    'no condition in when',
  ],
  [
    'when with a wrong flag',
    withStage("when {\nbeforeAgent 'yes'\nbranch 'main'\n}\nsteps { echo 'a' }"),
    6,
    'true or false',
  ],
  [
    'not with two conditions',
    withStage("when { not {\nbranch 'a'\nbranch 'b'\n} }\nsteps { echo 'a' }"),
    5,
    'not takes one',
  ],
  [
    'an unknown condition in post',
    onAgent("echo 'a'", 'post { never {\n} }'),
    7,
    'Unknown condition never',
  ],
  [
    'an unknown credential',
    onAgent("withCredentials([awz(credentialsId: 'a')]) { sh 'true' }"),
    6,
    'Unknown awz',
  ],
  ['what is not modelled', withStage('parallel { }'), 5, 'does not model the section parallel'],
];

describe('a Jenkinsfile that Jenkins would not take, or that is unsafe', () => {
  let found: Inspection[];
  beforeAll(async () => {
    found = await inspectTexts(broken.map(([, text]) => text));
  });

  it.each(broken.map(([what, , line, reason], index) => ({ what, line, reason, index })))(
    'is rejected with the line and the reason: $what',
    ({ line, reason, index }) =>
      expect(found[index]?.defects).toContainEqual({
        line,
        message: expect.stringContaining(reason),
      }),
  );
});

describe('a Jenkinsfile that uses a plugin which is not installed', () => {
  it('is rejected with the line and what of the plugin it uses', async () => {
    const text = onAgent("lock(resource: 'a') {\nsh 'true'\n}");
    const installed = ['pipeline-model-definition', 'workflow-durable-task-step'];
    const [inspection] = await inspectTexts([text], installed);
    expect(inspection?.defects).toEqual([
      {
        line: 6,
        message: 'The plugin lockable-resources is missing, which provides step lock (line 6)',
      },
    ]);
  });
});
