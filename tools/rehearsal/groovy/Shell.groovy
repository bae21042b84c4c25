import java.util.concurrent.TimeUnit

/** Runs what `sh` is given, really. */
class Shell {
  /** Starts of processes, so that none outlives a time limit. */
  private static void end(Process process) {
    process.toHandle().descendants().each { it.destroyForcibly() }
    process.destroyForcibly()
  }

  /**
   * @param onLine is called with each line of output and error
   * @param until time in ms, as of System.currentTimeMillis(), at which it is ended
   * @return the exit code, and standard output where it was kept
   * @throws Interrupted when time is up
   */
  static Map run(File folder, Map<String, String> env, String script, boolean keepOutput, long until, Closure onLine) {
    def file = new File("${folder.path}@tmp/script.sh")
    file.parentFile.mkdirs()
    file.text = script
    def builder = new ProcessBuilder('/bin/sh', '-xe', file.path).directory(folder)
    builder.redirectInput(new File('/dev/null'))
    builder.environment().clear()
    builder.environment().putAll(env)
    def process = builder.start()
    def kept = new StringBuffer()
    def readers = [
      Thread.start { process.inputStream.eachLine { keepOutput ? kept.append(it).append('\n') : onLine(it) } },
      Thread.start { process.errorStream.eachLine { onLine(it) } },
    ]
    if (!process.waitFor(Math.max(0, until - System.currentTimeMillis()), TimeUnit.MILLISECONDS)) {
      end(process)
      throw new Interrupted('Timeout has been exceeded')
    }
    readers*.join(5000)
    [exitCode: process.exitValue(), output: kept.toString()]
  }
}
