/** Evaluates the conditions of `when`. */
class When extends Block {
  private final Steps steps
  private final List<Boolean> results = []
  private final Map<String, Boolean> flags = [:]

  private When(Steps steps) { this.steps = steps }

  /** The flags, such as beforeAgent, and whether all conditions hold. */
  static Map evaluate(Closure when, Steps steps) {
    def block = (When) read(when, new When(steps))
    [flags: block.flags, holds: block.results.every()]
  }

  private List<Boolean> inner(Closure body) { ((When) read(body, new When(steps))).results }

  void branch(String pattern) {
    def regex = pattern.split(/\*/, -1).collect { java.util.regex.Pattern.quote(it) }.join('.*')
    results << (!steps.variables.CHANGE_ID && (steps.variables.BRANCH_NAME ?: '') ==~ regex)
  }
  void changeRequest() { results << (steps.variables.CHANGE_ID != null) }
  void environment(Map given) { results << (steps.variables[given.name] == given.value) }
  void expression(Closure body) { results << (steps.run(body) as boolean) }
  void allOf(Closure body) { results << inner(body).every() }
  void anyOf(Closure body) { results << inner(body).any() }
  void not(Closure body) { results << !inner(body)[0] }
  void beforeAgent(boolean value) { flags.beforeAgent = value }
  void beforeInput(boolean value) { flags.beforeInput = value }
  void beforeOptions(boolean value) { flags.beforeOptions = value }
}
