import org.codehaus.groovy.ast.CodeVisitorSupport
import org.codehaus.groovy.ast.expr.*
import org.codehaus.groovy.ast.stmt.EmptyStatement

/** Checks steps, those inside of `script` and of other steps included. */
class StepInspection {
  private final Inspection inspection
  private final boolean hasAgent
  private final String where

  StepInspection(Inspection inspection, boolean hasAgent, String where) {
    this.inspection = inspection
    this.hasAgent = hasAgent
    this.where = where
  }

  void check(Call steps) {
    def statements = Call.statements(steps.body).findAll { !(it instanceof EmptyStatement) }
    if (!statements) inspection.defect(steps.line, "There is no step in $where")
    statements.each {
      def step = Call.of(it)
      if (step) checkStep(step)
      else inspection.defect(it.lineNumber, "Expected a step in $where; other Groovy belongs into script")
    }
  }

  private def checkStep(Call step) {
    def known = Catalogue.STEPS[step.name]
    if (!known) {
      return inspection.defect(step.line, "Unknown step $step.name in $where")
    }
    inspection.uses(known.plugin, "step $step.name", step.line)
    if (known.agent && !hasAgent) inspection.defect(step.line, "The step $step.name needs an agent, and $where has none")
    if (step.name == 'input' && hasAgent) inspection.defect(step.line, "input would hold the agent of $where while it waits")
    if (!known.block != !step.body) inspection.defect(step.line, "The step $step.name ${known.block ? 'needs a' : 'takes no'} block")
    (step.named.keySet() - known.args).each { inspection.defect(step.line, "The step $step.name has no argument $it") }
    if (step.name == 'sh') checkShell(step)
    nested(step, inspection)
    if (step.name == 'script' && step.body) checkScript(step.body)
    else if (step.body) check(step)
  }

  /** Values have to reach the shell as its variables: Groovy would write them, secrets too, into the script. */
  private void checkShell(Call step) {
    def script = step.named.script ?: (step.plain ? step.plain[0] : null)
    if (script instanceof GStringExpression) {
      inspection.defect(step.line, "sh with a value that Groovy puts in: use single quotes and a shell variable")
    } else if (!(script instanceof ConstantExpression)) {
      inspection.defect(step.line, 'sh needs its script as one text in single quotes')
    }
  }

  /** Any Groovy may be in script: every call in it that is none of an object has to be a step. */
  private void checkScript(ClosureExpression body) {
    def outer = this
    body.code.visit(new CodeVisitorSupport() {
      void visitMethodCallExpression(MethodCallExpression expression) {
        def step = Call.of(expression)
        if (step) outer.checkStep(step)
        else super.visitMethodCallExpression(expression)
      }
    })
  }

  /** Notes what is written like a call in arguments, such as `aws(…)` in withCredentials. */
  static void nested(Call call, Inspection inspection) {
    def known = Catalogue.NESTED[call.name] ?: [:]
    def visitor = new CodeVisitorSupport() {
      void visitMethodCallExpression(MethodCallExpression expression) {
        def inner = Call.of(expression)
        if (inner && known[inner.name]) inspection.uses(known[inner.name], "$inner.name in $call.name", inner.line)
        else if (inner) inspection.defect(inner.line, "Unknown $inner.name in the arguments of $call.name")
        super.visitMethodCallExpression(expression)
      }
    }
    call.arguments.each { it.visit(visitor) }
  }
}
