import org.codehaus.groovy.ast.expr.ConstantExpression

/** Checks the conditions of `when`. */
class WhenInspection {
  private final Inspection inspection

  WhenInspection(Inspection inspection) { this.inspection = inspection }

  void check(Call when) {
    def calls = inspection.calls(when, 'a condition')
    def (flags, conditions) = calls.split { it.name in Catalogue.CONDITION_FLAGS }
    flags.each {
      def value = it.plain ? it.plain[0] : null
      if (!(value instanceof ConstantExpression) || !(value.value instanceof Boolean)) {
        inspection.defect(it.line, "$it.name in when is true or false")
      }
    }
    checkConditions(when, conditions)
  }

  private void checkConditions(Call parent, List<Call> conditions) {
    if (!conditions) inspection.defect(parent.line, "There is no condition in $parent.name")
    if (parent.name == 'not' && conditions.size() > 1) inspection.defect(parent.line, 'not takes one condition')
    conditions.each { checkCondition(it) }
  }

  private def checkCondition(Call condition) {
    def name = condition.name
    if (name in Catalogue.CONDITIONS_NOT_MODELLED) {
      return inspection.defect(condition.line, "The rehearsal does not model the condition $name")
    }
    if (!(name in Catalogue.CONDITIONS)) return inspection.defect(condition.line, "Unknown condition $name in when")
    inspection.uses(Catalogue.MODEL, "when $name", condition.line)
    if (name in ['allOf', 'anyOf', 'not', 'expression'] && !condition.body) {
      return inspection.defect(condition.line, "The condition $name needs a block")
    }
    if (name == 'branch' && !condition.isText(0)) inspection.defect(condition.line, 'branch needs a pattern in quotes')
    if (name == 'environment' && !condition.named.keySet().containsAll(['name', 'value'])) {
      inspection.defect(condition.line, 'environment in when needs name and value')
    }
    if (name in ['allOf', 'anyOf', 'not']) checkConditions(condition, inspection.calls(condition, 'a condition'))
  }
}
