/** The blocks of a pipeline as they were written, taken in by running the file with these as delegates. */
class Block {
  /** Name → the only argument, or the list of arguments; `any` and `none` are their own names. */
  final Map<String, Object> parts = [:]
  /** Every call in order: name and arguments. */
  final List<List> calls = []

  static Block read(Closure closure, Block block = new Block()) {
    def body = (Closure) closure.clone()
    body.delegate = block
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
    block
  }

  def methodMissing(String name, arguments) {
    def given = arguments as List
    calls << [name, given]
    parts[name] = given.size() == 1 ? given[0] : given
    given ? [(name): given] : name
  }

  def propertyMissing(String name) { name }
}
