/** An ssh-agent of its own for the time of a block. */
class SshAgent {
  /** @throws StepFailure when a key cannot be loaded */
  static def with(List<String> keyFiles, Closure block) {
    def started = ['ssh-agent', '-s'].execute().text
    def pid = (started =~ /SSH_AGENT_PID=(\d+)/)[0][1]
    def socket = (started =~ /SSH_AUTH_SOCK=([^;]+)/)[0][1]
    try {
      keyFiles.each {
        def builder = new ProcessBuilder('ssh-add', '-q', it).redirectErrorStream(true)
        builder.environment().SSH_AUTH_SOCK = socket
        def process = builder.start()
        def output = process.inputStream.text
        if (process.waitFor() != 0) throw new StepFailure("ssh-add: $output")
      }
      block([SSH_AUTH_SOCK: socket, SSH_AGENT_PID: pid])
    } finally {
      ['kill', pid].execute().waitFor()
    }
  }
}
