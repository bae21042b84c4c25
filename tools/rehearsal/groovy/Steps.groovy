import java.util.concurrent.TimeUnit

/** What steps are called on: `env` in them reads the variables that hold here, and sets those of the build. */
class EnvView {
  private final Steps steps
  EnvView(Steps steps) { this.@steps = steps }
  def getProperty(String name) { this.@steps.variables[name] }
  void setProperty(String name, value) { this.@steps.build.env[name] = value == null ? '' : value.toString() }
}

class CurrentBuild {
  private final Build build
  CurrentBuild(Build build) { this.build = build }
  void setDescription(String text) { build.description = text }
  String getDescription() { build.description }
  String getCurrentResult() { build.result }
}

/** The steps, as the delegate of the blocks they are written in. Each block with more to it has its own. */
class Steps {
  final Build build
  final String stage
  final Agent agent
  final File folder
  final Map<String, String> overrides
  /** Ids of the credentials that are bound here. */
  final List<String> credentials
  final long until

  Steps(Map from) {
    build = from.build; stage = from.stage; agent = from.agent
    folder = from.folder ?: agent?.workspace
    overrides = from.overrides ?: [:]; credentials = from.credentials ?: []
    until = from.until
  }

  Steps with(Map changes) {
    new Steps([build: build, stage: stage, agent: agent, folder: folder, overrides: overrides, credentials: credentials, until: until] + changes)
  }

  /** Runs a block of steps with these as what it calls. */
  def run(Closure block) {
    def body = (Closure) block.clone()
    body.delegate = this
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
  }

  Map<String, String> getVariables() {
    (build.scenario.machine + build.env + (agent ? agent.variables : [:]) + overrides) as Map<String, String>
  }

  def getEnv() { new EnvView(this) }
  def getCurrentBuild() { new CurrentBuild(build) }

  def echo(Object message) { build.say(stage, message.toString()) }
  def error(Object message) { throw new StepFailure(message.toString()) }
  def script(Closure block) { run(block) }

  def sh(String script) { sh(script: script) }

  def sh(Map given) {
    build.say(stage, "+ sh: ${given.label ?: given.script}")
    def event = [type: 'sh', stage: stage, script: given.script, credentials: credentials]
    build.event(event)
    def result = Shell.run(folder, variables, given.script, given.returnStdout as boolean, until) { build.say(stage, it) }
    event.exitCode = result.exitCode
    if (given.returnStatus) return result.exitCode
    if (result.exitCode != 0) throw new StepFailure("script returned exit code $result.exitCode")
    given.returnStdout ? result.output : null
  }

  def dir(String path, Closure block) {
    def inner = new File(folder, path)
    inner.mkdirs()
    with(folder: inner).run(block)
  }

  def withEnv(List assignments, Closure block) {
    def added = assignments.collectEntries { it.toString().split('=', 2) as List }
    with(overrides: overrides + added).run(block)
  }

  def retry(int count, Closure block) {
    for (int attempt = 1; ; attempt++) {
      try { return run(block) } catch (StepFailure failure) { if (attempt >= count) throw failure }
    }
  }

  def timeout(Map given, Closure block) {
    def limit = TimeUnit.valueOf(given.unit ?: 'MINUTES').toMillis(given.time as long)
    with(until: Math.min(until, System.currentTimeMillis() + limit)).run(block)
  }

  def lock(Map given, Closure block) {
    build.event(type: 'lock', stage: stage, resource: given.resource)
    try { run(block) } finally { build.event(type: 'unlock', stage: stage, resource: given.resource) }
  }

  def milestone(Object ordinal) {
    int number = ordinal instanceof Map ? ordinal.ordinal : ordinal
    if (number <= build.lastMilestone) throw new StepFailure("Milestone $number comes after $build.lastMilestone")
    build.lastMilestone = number
    build.event(type: 'milestone', stage: stage, ordinal: number)
  }

  // Credentials

  private Map credential(String id, String kind) {
    def found = build.scenario.credentials[id]
    if (found?.kind != kind) throw new StepFailure("Could not find credentials entry with ID '$id' of the kind $kind")
    found
  }

  def aws(Map given) { [binding: 'aws'] + given }
  def string(Map given) { [parameter: 'string'] + given }

  def withCredentials(List bindings, Closure block) {
    def added = bindings.collectEntries { binding ->
      if (binding.binding != 'aws') throw new StepFailure('The rehearsal binds AWS credentials only')
      def found = credential(binding.credentialsId, 'aws')
      build.mask(found.secretAccessKey)
      [(binding.accessKeyVariable ?: 'AWS_ACCESS_KEY_ID'): found.accessKeyId,
       (binding.secretKeyVariable ?: 'AWS_SECRET_ACCESS_KEY'): found.secretAccessKey]
    }
    with(overrides: overrides + added, credentials: credentials + bindings*.credentialsId).run(block)
  }

  def sshagent(List ids, Closure block) {
    def keys = ids.collect { credential(it, 'ssh').privateKeyFile }
    SshAgent.with(keys) { Map added -> with(overrides: overrides + added, credentials: credentials + ids).run(block) }
  }

  // Files

  def readFile(String path) { new File(folder, path).text }
  def readFile(Map given) { readFile(given.file) }
  def fileExists(String path) { new File(folder, path).exists() }
  def writeFile(Map given) { def file = new File(folder, given.file); file.parentFile.mkdirs(); file.text = given.text }

  def stash(Map given) {
    def paths = Files.matching(folder, given.includes ?: '**')
    if (!paths && !given.allowEmpty) throw new StepFailure("No files to stash: $given.includes")
    Files.copy(paths, folder, stashFolder(given.name))
    build.event(type: 'stash', stage: stage, name: given.name, files: paths)
  }

  def unstash(String name) {
    def from = stashFolder(name)
    if (!from.directory) throw new StepFailure("There is no stash '$name'")
    Files.copy(Files.matching(from, '**'), from, folder)
  }

  private File stashFolder(String name) { new File("$build.scenario.stashes/$name") }

  def archiveArtifacts(String patterns) { archiveArtifacts(artifacts: patterns) }

  def archiveArtifacts(Map given) {
    def paths = Files.matching(folder, given.artifacts)
    if (!paths && !given.allowEmptyArchive) throw new StepFailure("No artifacts found that match $given.artifacts")
    Files.copy(paths, folder, new File(build.scenario.artifacts))
    build.event(type: 'archive', stage: stage, files: paths)
  }

  def junit(Map given) {
    def paths = Files.matching(folder, given.testResults)
    if (!paths && !given.allowEmptyResults) throw new StepFailure('No test report files were found')
    def counted = paths.collect { JUnit.count(new File(folder, it)) }
    int failed = counted.sum(0) { it.failed }
    if (failed > 0) build.worsen('UNSTABLE')
    build.event(type: 'junit', stage: stage, files: paths, tests: counted.sum(0) { it.tests }, failed: failed)
  }

  def input(Map given) {
    def answer = build.scenario.answers ? build.scenario.answers.remove(0) : null
    build.event(type: 'input', stage: stage, message: given.message.toString(), submitter: given.submitter, agentHeld: agent != null, answer: answer)
    if (!answer?.proceed) throw new Interrupted(answer ? 'Rejected by a person' : 'Nobody answered')
    def values = (given.parameters ?: []).collectEntries { [it.name, answer.values?.get(it.name) ?: it.defaultValue ?: ''] }
    values.size() == 1 ? values.values().first() : values
  }
}
