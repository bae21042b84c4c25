import java.util.concurrent.TimeUnit

/** Runs stages in the order of Jenkins: options, input, agent, when, environment, steps, post. */
class StageRunner {
  private static class Skipped extends RuntimeException {}

  private final Build build

  StageRunner(Build build) { this.build = build }

  void runPipeline(StageModel pipeline) {
    def steps = new Steps(build: build, stage: 'pipeline', until: Long.MAX_VALUE)
    build.env.putAll(pipeline.environment)
    try {
      inOptions(pipeline, steps) { inside -> onAgent(pipeline, inside) { runBody(pipeline, it) } }
    } catch (StepFailure | Interrupted ended) {
      noteEnd('pipeline', ended)
    }
  }

  private runStage(StageModel stage, Steps outer) {
    if (build.stopped) return notRun(stage)
    def steps = outer.with(stage: stage.name)
    build.say(stage.name, '---')
    build.stages[stage.name] = 'SUCCESS'
    try {
      stopUnless(stage, steps, 'beforeOptions')
      inOptions(stage, steps) { limited ->
        stopUnless(stage, limited, 'beforeInput')
        if (stage.parts.input) askFor(stage, limited)
        stopUnless(stage, limited, 'beforeAgent')
        onAgent(stage, limited) { placed ->
          stopUnless(stage, placed, null)
          runBody(stage, placed.with(overrides: placed.overrides + stage.environment))
        }
      }
    } catch (Skipped skipped) {
      build.say(stage.name, 'skipped due to when')
      markAll(stage, 'SKIPPED')
    } catch (StepFailure | Interrupted ended) {
      noteEnd(stage.name, ended)
    }
  }

  /** Evaluates `when` at the time that its flags say; without flags on the agent. */
  private void stopUnless(StageModel stage, Steps steps, String time) {
    if (!stage.parts.when) return
    def result = When.evaluate(stage.parts.when, steps)
    boolean isTime = time ? result.flags[time] : !result.flags.values().any()
    if (isTime && !result.holds) throw new Skipped()
  }

  private inOptions(StageModel stage, Steps steps, Closure inner) {
    def apply
    apply = { List<List> options, Steps now ->
      if (!options) return inner(now)
      def (name, given) = options[0]
      def next = { Steps inside -> apply(options.drop(1), inside) }
      def argument = given ? given[0] : null
      if (name == 'timeout') next(now.with(until: limit(argument)))
      else if (name == 'lock') now.lock(argument instanceof Map ? argument : [resource: argument]) { next(now) }
      else if (name == 'retry') now.retry(argument) { next(now) }
      else next(now)
    }
    apply(stage.options, steps)
  }

  private static long limit(Map given) {
    System.currentTimeMillis() + TimeUnit.valueOf(given.unit ?: 'MINUTES').toMillis(given.time as long)
  }

  private onAgent(StageModel stage, Steps steps, Closure inner) {
    if (!stage.agent) return inner(steps)
    def agent = Agent.allocate(build.scenario, stage.agent)
    build.event(type: 'agent', stage: stage.name, label: agent.label)
    try {
      inner(steps.with(agent: agent, folder: agent.workspace))
    } finally {
      agent.release()
      build.event(type: 'agent released', stage: stage.name)
    }
  }

  private void askFor(StageModel stage, Steps steps) {
    def given = Block.read(stage.parts.input).parts
    steps.input(message: given.message, submitter: given.submitter)
  }

  private void runBody(StageModel stage, Steps steps) {
    Throwable ended = null
    try {
      if (stage.parts.steps) steps.run(stage.parts.steps)
      stage.children.each { runStage(it, steps) }
    } catch (StepFailure | Interrupted failure) {
      ended = failure
      noteEnd(stage.name, failure)
    }
    runPost(stage, steps)
    if (build.stages.containsKey(stage.name) && stage.children.any { build.stages[it.name] in ['FAILURE', 'ABORTED'] }) build.stages[stage.name] = build.result
  }

  private void runPost(StageModel stage, Steps steps) {
    if (!stage.parts.post) return
    def status = stage.name == 'pipeline' ? build.result : build.stages[stage.name]
    if (status == 'SUCCESS' && build.result == 'UNSTABLE') status = 'UNSTABLE'
    def due = ['always', status.toLowerCase()] + (status == 'SUCCESS' ? [] : ['unsuccessful']) + ['cleanup']
    def conditions = Block.read(stage.parts.post).parts
    due.findAll { conditions[it] }.each { steps.run(conditions[it]) }
  }

  private void noteEnd(String stage, Throwable ended) {
    def status = ended instanceof Interrupted ? 'ABORTED' : 'FAILURE'
    build.say(stage, "$status: $ended.message")
    build.worsen(status)
    if (build.stages.containsKey(stage)) build.stages[stage] = status
    build.stopped = true
  }

  private void notRun(StageModel stage) { markAll(stage, 'NOT_RUN') }

  private void markAll(StageModel stage, String status) {
    build.stages[stage.name] = status
    stage.children.each { markAll(it, status) }
  }
}
