import org.codehaus.groovy.ast.stmt.*
import org.codehaus.groovy.control.*

/** What is found out about a Jenkinsfile without running it: its defects, and the plugins it needs. */
class Inspection {
  final List<Map> defects = []
  /** Plugin id → what of it is used, with lines. */
  final Map<String, Set<String>> plugins = new TreeMap()
  private final Set<String> stageNames = []

  static Inspection of(String text) {
    def inspection = new Inspection()
    inspection.read(text)
    inspection.defects.sort { it.line }
    inspection
  }

  void defect(int line, String message) { defects << [line: line, message: message] }

  void uses(String plugin, String what, int line) {
    plugins.get(plugin, new TreeSet()) << "$what (line $line)".toString()
  }

  /** @param available ids of the plugins there are */
  void requirePlugins(Collection<String> available) {
    (plugins.keySet() - Catalogue.CORE - available).each { plugin ->
      def first = plugins[plugin].collect { (it =~ /line (\d+)/)[0][1] as int }.min()
      defect(first, "The plugin $plugin is missing, which provides ${plugins[plugin].join(', ')}")
    }
    defects.sort { it.line }
  }

  private void read(String text) {
    def unit = new CompilationUnit()
    def source = unit.addSource('Jenkinsfile', text)
    try {
      unit.compile(Phases.CONVERSION)
    } catch (MultipleCompilationErrorsException e) {
      e.errorCollector.errors.each { error ->
        def cause = error.metaClass.respondsTo(error, 'getCause') ? error.cause : null
        defect(cause?.startLine ?: 0, "Not Groovy: ${cause?.originalMessage ?: error}".trim())
      }
      return
    }
    def statements = source.AST.statementBlock.statements
    statements.each { if (Call.of(it)?.name != 'pipeline') defect(it.lineNumber, 'Only a pipeline block is expected here') }
    def pipeline = statements.collect { Call.of(it) }.find { it?.name == 'pipeline' && it.body }
    if (pipeline) checkPipeline(pipeline)
    else defect(1, 'There is no pipeline block')
  }

  private void checkPipeline(Call pipeline) {
    def sections = sectionsOf(pipeline, 'the pipeline', Catalogue.PIPELINE_SECTIONS)
    ['agent', 'stages'].each { if (!sections[it]) defect(pipeline.line, "The pipeline has no section $it") }
    boolean hasAgent = checkAgent(sections.agent, false)
    checkOptions(sections.options, Catalogue.PIPELINE_OPTIONS, 'the pipeline')
    checkEnvironment(sections.environment)
    checkPost(sections.post, hasAgent, 'the pipeline')
    checkStages(sections.stages, hasAgent)
  }

  private void checkStages(Call stages, boolean hasAgent) {
    if (!stages) return
    def found = calls(stages, 'a stage')
    if (!found) defect(stages.line, 'There is no stage in stages')
    found.each {
      if (it.name == 'stage') checkStage(it, hasAgent)
      else defect(it.line, "Expected a stage, found $it.name")
    }
  }

  private def checkStage(Call stage, boolean inheritsAgent) {
    if (!stage.isText(0) || !stage.body) return defect(stage.line, "A stage needs a name in quotes and a block")
    String name = stage.plain[0].value
    if (!stageNames.add(name)) defect(stage.line, "There are two stages called '$name'")
    def sections = sectionsOf(stage, "stage '$name'", Catalogue.STAGE_SECTIONS)
    if (!sections.steps == !sections.stages) defect(stage.line, "Stage '$name' needs either steps or stages")
    boolean hasAgent = checkAgent(sections.agent, inheritsAgent)
    checkOptions(sections.options, Catalogue.STAGE_OPTIONS, "stage '$name'")
    checkEnvironment(sections.environment)
    if (sections.when) new WhenInspection(this).check(sections.when)
    if (sections.input) {
      uses(Catalogue.INPUT, 'section input', sections.input.line)
      if (inheritsAgent) defect(sections.input.line, "Stage '$name' would hold an agent while it waits for input")
    }
    checkSteps(sections.steps, hasAgent, "stage '$name'")
    checkPost(sections.post, hasAgent, "stage '$name'")
    checkStages(sections.stages, hasAgent)
  }

  /** The sections of a block by name; unknown and repeated ones are defects. */
  private Map<String, Call> sectionsOf(Call block, String where, List<String> known) {
    Map<String, Call> sections = [:]
    calls(block, 'a section').each { call ->
      if (call.name in Catalogue.NOT_MODELLED) defect(call.line, "The rehearsal does not model the section $call.name")
      else if (!(call.name in known)) defect(call.line, "Unknown section $call.name in $where")
      else if (sections.containsKey(call.name)) defect(call.line, "A second section $call.name in $where")
      else if (call.name != 'agent' && !call.body) defect(call.line, "The section $call.name in $where has no block")
      else sections[call.name] = call
    }
    sections
  }

  /** The calls a block consists of; anything else in it is a defect. */
  List<Call> calls(Call block, String expected) {
    Call.statements(block.body).findResults { statement ->
      def call = Call.of(statement)
      if (!call && !(statement instanceof EmptyStatement)) defect(statement.lineNumber, "Expected $expected")
      call
    }
  }

  /** @return whether there is an agent within the block that this section is in */
  private boolean checkAgent(Call agent, boolean inherited) {
    if (!agent) return inherited
    uses(Catalogue.MODEL, 'agent', agent.line)
    if (agent.body) {
      def labels = calls(agent, 'label')
      labels.findAll { it.name != 'label' }.each { defect(it.line, "The rehearsal does not model the agent $it.name") }
      if (!labels) defect(agent.line, 'The agent has no label')
      return true
    }
    def word = agent.plain ? agent.plain[0].text : ''
    if (!(word in ['any', 'none'])) defect(agent.line, "Unknown agent '$word': any, none or { label '…' }")
    word != 'none'
  }

  private void checkOptions(Call options, Map<String, String> known, String where) {
    if (!options) return
    calls(options, 'an option').each {
      if (!known[it.name]) defect(it.line, "Unknown option $it.name in $where")
      else uses(known[it.name], "option $it.name", it.line)
      StepInspection.nested(it, this)
    }
  }

  private void checkEnvironment(Call environment) {
    if (!environment) return
    Call.statements(environment.body).each {
      def isAssignment = it instanceof ExpressionStatement && it.expression.class.simpleName == 'BinaryExpression'
      if (!isAssignment) defect(it.lineNumber, "Expected NAME = 'value' in environment")
    }
  }

  private void checkPost(Call post, boolean hasAgent, String where) {
    if (!post) return
    calls(post, 'a condition').each {
      if (!(it.name in Catalogue.POST)) defect(it.line, "Unknown condition $it.name in post of $where")
      else if (it.name in Catalogue.POST_NOT_MODELLED) defect(it.line, "The rehearsal does not model post { $it.name }")
      else checkSteps(it, hasAgent, "post of $where")
    }
  }

  private void checkSteps(Call steps, boolean hasAgent, String where) {
    if (steps) new StepInspection(this, hasAgent, where).check(steps)
  }
}
