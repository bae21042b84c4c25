import java.util.concurrent.TimeUnit

/** A workspace on an agent: a new clone at the commit to build, as Jenkins checks it out. */
class Agent {
  final String label
  final File workspace
  private final Map scenario
  private static int count = 0

  private Agent(Map scenario, String label) {
    this.scenario = scenario
    this.label = label
    workspace = new File("$scenario.workspaces/${++count}")
  }

  /** @throws StepFailure where no agent has the label */
  static Agent allocate(Map scenario, String label) {
    if (label != 'any' && !(label in scenario.labels)) throw new StepFailure("There is no agent with the label '$label'")
    def agent = new Agent(scenario, label)
    agent.checkout()
    agent
  }

  private void checkout() {
    workspace.parentFile.mkdirs()
    run(workspace.parentFile, 'git', 'clone', '--quiet', scenario.repository, workspace.path)
    if (scenario.build.CHANGE_TARGET) {
      git('checkout', '--quiet', '--detach', "origin/$scenario.build.CHANGE_TARGET")
      git('-c', 'user.name=Jenkins', '-c', 'user.email=jenkins@localhost', 'merge', '--quiet', '--no-ff', '-m', 'Merge', scenario.commit)
    } else {
      git('checkout', '--quiet', '--detach', scenario.commit)
    }
    // One time for what scenarios do not change, so that it is compiled once, as in a workspace that stays.
    if (new File(workspace, 'tools').directory) run(workspace, 'find', 'tools', '-type', 'f', '-exec', 'touch', '-d', '@0', '{}', '+')
    moveKept(scenario.kept?.folder, workspace.path)
  }

  /** Moves what stays on the machine, from there or back, where there is any. */
  private void moveKept(String from, String to) {
    scenario.kept?.paths?.each { path ->
      def source = new File(from, path)
      if (!source.exists()) return
      def target = new File(to, path)
      target.parentFile.mkdirs()
      run(workspace, 'mv', source.path, target.path)
    }
  }

  /** Variables that a checkout gives to the steps on the agent. */
  Map<String, String> getVariables() {
    def previous = scenario.previousSuccess ? [GIT_PREVIOUS_SUCCESSFUL_COMMIT: scenario.previousSuccess] : [:]
    [WORKSPACE: workspace.path, GIT_COMMIT: scenario.commit] + previous
  }

  /** Gives the workspace back; the dependencies go on to the next one. */
  void release() {
    def modules = new File(workspace, 'node_modules')
    if (modules.directory) run(workspace, 'mv', modules.path, scenario.machine.REHEARSAL_NODE_MODULES)
    moveKept(workspace.path, scenario.kept?.folder)
    run(workspace.parentFile, 'rm', '-rf', workspace.path)
  }

  private void git(String... arguments) { run(workspace, 'git', *arguments) }

  private static void run(File folder, String... command) {
    def process = new ProcessBuilder(command).directory(folder).redirectErrorStream(true).start()
    def output = process.inputStream.text
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) throw new StepFailure("${command.join(' ')}: $output")
  }
}
