/** Assignments of `environment`. */
class EnvironmentBlock extends Block {
  final Map<String, String> values = [:]
  def propertyMissing(String name, value) { values[name] = value.toString() }
}

class StagesBlock extends Block {
  final List<StageModel> stages = []
  void stage(String name, Closure body) { stages << new StageModel(name, Block.read(body)) }
}

/** A stage, or the pipeline itself. */
class StageModel {
  final String name
  final Map<String, Object> parts
  final List<StageModel> children

  StageModel(String name, Block block) {
    this.name = name
    parts = block.parts
    children = parts.stages ? ((StagesBlock) Block.read(parts.stages, new StagesBlock())).stages : []
  }

  /** @return the label of an agent, `any`, or null where the stage has none of its own */
  String getAgent() {
    if (parts.agent instanceof Closure) return Block.read(parts.agent).parts.label
    parts.agent == 'none' ? null : parts.agent
  }

  List<List> getOptions() { parts.options ? Block.read(parts.options).calls : [] }

  /** @param env reads the environment for texts with variables */
  Map<String, String> getEnvironment() {
    parts.environment ? ((EnvironmentBlock) Block.read(parts.environment, new EnvironmentBlock())).values : [:]
  }

  /** Runs a Jenkinsfile that passed inspection, up to its model. */
  static StageModel of(File file) {
    StageModel model = null
    def binding = new Binding(pipeline: { Closure body -> model = new StageModel('pipeline', Block.read(body)) })
    new GroovyShell(binding).evaluate(file)
    model
  }
}
