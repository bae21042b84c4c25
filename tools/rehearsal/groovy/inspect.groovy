import groovy.json.*

// groovy inspect.groovy PLUGINS.json JENKINSFILE…: prints what is found in each file, as one JSON array.
def plugins = new JsonSlurper().parse(new File(args[0]))
def found = args.drop(1).collect { file ->
  def inspection = Inspection.of(new File(file).text)
  if (plugins != null) inspection.requirePlugins(plugins)
  [defects: inspection.defects, plugins: inspection.plugins]
}
println JsonOutput.toJson(found)
