import groovy.json.*

/** One build: what it is given, what it has come to, and what is written down of it. */
class Build {
  static final List<String> RESULTS = ['SUCCESS', 'UNSTABLE', 'FAILURE', 'ABORTED']

  final Map scenario
  /** Variables of the whole build, such as those that steps set with `env.NAME = …`. */
  final Map<String, String> env = [:]
  /** What happened, in order. */
  final List<Map> events = []
  final Map<String, String> stages = [:]
  String result = 'SUCCESS'
  String description
  /** Stages that follow are not run. */
  boolean stopped = false
  int lastMilestone = -1
  private final Set<String> masked = []
  private final PrintWriter log

  Build(Map scenario) {
    this.scenario = scenario
    log = new PrintWriter(new FileWriter(scenario.log), true)
    env.putAll(scenario.build)
  }

  void event(Map event) { events << event }

  /** A secret that never shows in the log. */
  void mask(String secret) { masked << secret }

  void say(String stage, String line) {
    def shown = masked.inject(line) { text, secret -> text.replace(secret, '****') }
    synchronized (log) { log.println("[$stage] $shown") }
  }

  void worsen(String candidate) {
    if (RESULTS.indexOf(candidate) > RESULTS.indexOf(result)) result = candidate
  }

  String getReport() {
    JsonOutput.toJson([result: result, description: description, stages: stages, events: events])
  }
}
