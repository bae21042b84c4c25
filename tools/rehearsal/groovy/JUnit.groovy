/** Counts of a JUnit report. */
class JUnit {
  static Map count(File report) {
    def parser = new XmlSlurper()
    def root = parser.parse(report)
    def suites = root.name() == 'testsuites' ? root.testsuite.collect { it } : [root]
    def sum = { String name -> suites.sum(0) { (it["@$name"].text() ?: '0') as int } }
    [tests: sum('tests'), failed: sum('failures') + sum('errors')]
  }
}
