import org.codehaus.groovy.ast.expr.*
import org.codehaus.groovy.ast.stmt.*

/** One line of a declarative block, `name arguments { body }`, as it stands in the syntax tree. */
class Call {
  String name
  int line
  List<Expression> arguments
  ClosureExpression body

  /** The call that an expression is, or null. */
  static Call of(Expression expression) {
    if (!(expression instanceof MethodCallExpression)) return null
    MethodCallExpression call = expression
    if (!call.implicitThis || !(call.method instanceof ConstantExpression)) return null
    def given = call.arguments instanceof TupleExpression ? call.arguments.expressions : [call.arguments]
    def body = given && given.last() instanceof ClosureExpression ? given.last() : null
    new Call(name: call.methodAsString, line: call.lineNumber, body: body,
      arguments: (body ? given.init() : given) as List<Expression>)
  }

  /** The statements of a block; none for an empty one. */
  static List<Statement> statements(ClosureExpression closure) {
    closure.code instanceof BlockStatement ? closure.code.statements : [closure.code]
  }

  /** The call that a statement consists of, or null. */
  static Call of(Statement statement) {
    def isExpression = statement instanceof ExpressionStatement || statement instanceof ReturnStatement
    isExpression ? of(statement.expression) : null
  }

  /** Named arguments by name. */
  Map<String, Expression> getNamed() {
    def maps = arguments.findAll { it instanceof MapExpression }
    maps.collectMany { it.mapEntryExpressions }.collectEntries { [it.keyExpression.text, it.valueExpression] }
  }

  /** The arguments without names. */
  List<Expression> getPlain() { arguments.findAll { !(it instanceof MapExpression) } }

  boolean isText(int index) {
    index < plain.size() && plain[index] instanceof ConstantExpression && plain[index].value instanceof String
  }
}
