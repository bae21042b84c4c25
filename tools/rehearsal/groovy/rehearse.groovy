import groovy.json.JsonSlurper

// groovy rehearse.groovy SCENARIO.json: runs the Jenkinsfile of the scenario and writes its report.
def scenario = new JsonSlurper().parse(new File(args[0]))
def file = new File(scenario.jenkinsfile)
def inspection = Inspection.of(file.text)
if (inspection.defects) {
  inspection.defects.each { System.err.println("Jenkinsfile:$it.line: $it.message") }
  System.exit(2)
}
def build = new Build(scenario)
new StageRunner(build).runPipeline(StageModel.of(file))
new File(scenario.report).text = build.report
System.exit(0)
