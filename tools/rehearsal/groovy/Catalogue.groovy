/**
 * What of Jenkins the rehearsal knows: steps, sections, options and conditions, each with the plugin that
 * provides it. Sources: the pipeline syntax and steps references on www.jenkins.io/doc.
 */
class Catalogue {
  static final String CORE = 'core'
  static final String MODEL = 'pipeline-model-definition'
  static final String BASIC = 'workflow-basic-steps'
  static final String DURABLE = 'workflow-durable-task-step'
  static final String INPUT = 'pipeline-input-step'
  static final String MILESTONE = 'pipeline-milestone-step'
  static final String LOCK = 'lockable-resources'

  /** plugin: who provides it; agent: whether it needs a workspace; block: whether it has a body; args: named arguments. */
  static final Map<String, Map> STEPS = [
    archiveArtifacts: [plugin: BASIC, agent: true, args: ['artifacts', 'allowEmptyArchive', 'excludes', 'fingerprint', 'onlyIfSuccessful']],
    dir: [plugin: BASIC, agent: true, block: true, args: ['path']],
    echo: [plugin: BASIC, args: ['message']],
    error: [plugin: BASIC, args: ['message']],
    fileExists: [plugin: BASIC, agent: true, args: ['file']],
    input: [plugin: INPUT, args: ['message', 'id', 'ok', 'parameters', 'submitter', 'submitterParameter']],
    junit: [plugin: 'junit', agent: true, args: ['testResults', 'allowEmptyResults', 'skipPublishingChecks']],
    lock: [plugin: LOCK, block: true, args: ['resource', 'inversePrecedence', 'quantity', 'label', 'skipIfLocked']],
    milestone: [plugin: MILESTONE, args: ['ordinal', 'label']],
    readFile: [plugin: BASIC, agent: true, args: ['file', 'encoding']],
    retry: [plugin: BASIC, block: true, args: ['count', 'conditions']],
    script: [plugin: MODEL, block: true, args: []],
    sh: [plugin: DURABLE, agent: true, args: ['script', 'label', 'returnStatus', 'returnStdout', 'encoding']],
    sshagent: [plugin: 'ssh-agent', agent: true, block: true, args: ['credentials', 'ignoreMissing']],
    stash: [plugin: BASIC, agent: true, args: ['name', 'includes', 'excludes', 'allowEmpty', 'useDefaultExcludes']],
    timeout: [plugin: BASIC, block: true, args: ['time', 'unit', 'activity']],
    unstash: [plugin: BASIC, agent: true, args: ['name']],
    withCredentials: [plugin: 'credentials-binding', agent: true, block: true, args: ['bindings']],
    withEnv: [plugin: BASIC, block: true, args: ['overrides']],
    writeFile: [plugin: BASIC, agent: true, args: ['file', 'text', 'encoding']],
  ]

  /** What is written like a call inside of a step's arguments. */
  static final Map<String, Map<String, String>> NESTED = [
    withCredentials: [aws: 'aws-credentials', string: 'plain-credentials', usernamePassword: 'credentials-binding', file: 'plain-credentials'],
    input: [string: CORE, booleanParam: CORE, choice: CORE, text: CORE],
    buildDiscarder: [logRotator: CORE],
  ]

  static final Map<String, String> PIPELINE_OPTIONS = [
    buildDiscarder: CORE, disableConcurrentBuilds: 'workflow-job', disableResume: 'workflow-job', lock: LOCK,
    newContainerPerStage: MODEL, preserveStashes: MODEL, quietPeriod: CORE, retry: BASIC, skipDefaultCheckout: MODEL,
    skipStagesAfterUnstable: MODEL, timeout: BASIC, timestamps: 'timestamper',
  ]
  static final Map<String, String> STAGE_OPTIONS =
    PIPELINE_OPTIONS.subMap('lock', 'retry', 'skipDefaultCheckout', 'timeout', 'timestamps')

  static final List<String> PIPELINE_SECTIONS = ['agent', 'environment', 'options', 'post', 'stages']
  static final List<String> STAGE_SECTIONS = ['agent', 'environment', 'input', 'options', 'post', 'stages', 'steps', 'when']
  /** Real sections that the rehearsal does not run: using one needs work here first. */
  static final List<String> NOT_MODELLED = ['libraries', 'matrix', 'parallel', 'parameters', 'tools', 'triggers', 'failFast']

  static final List<String> CONDITIONS = ['allOf', 'anyOf', 'branch', 'changeRequest', 'environment', 'expression', 'not']
  static final List<String> CONDITIONS_NOT_MODELLED = ['buildingTag', 'changelog', 'changeset', 'equals', 'tag', 'triggeredBy', 'isRestartedRun']
  static final List<String> CONDITION_FLAGS = ['beforeAgent', 'beforeInput', 'beforeOptions']
  static final List<String> POST = ['always', 'changed', 'fixed', 'regression', 'aborted', 'failure', 'success', 'unstable', 'unsuccessful', 'cleanup']
  /** Of these, what depends on the builds before: never run here. */
  static final List<String> POST_NOT_MODELLED = ['changed', 'fixed', 'regression']
}
