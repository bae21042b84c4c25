import java.nio.file.FileSystems
import java.nio.file.StandardCopyOption

/** Files by patterns, as `junit`, `stash` and `archiveArtifacts` name them. */
class Files {
  /** Paths, from the folder, of the files that any of the patterns with commas in between matches. */
  static List<String> matching(File folder, String patterns) {
    def matchers = patterns.split(/\s*,\s*/).collect { FileSystems.default.getPathMatcher("glob:$it") }
    def roots = patterns.split(/\s*,\s*/).collect { it.replaceAll('/?[^/]*[*{?\\[].*', '') }.unique()
    def found = new TreeSet()
    roots.each { root ->
      def start = new File(folder, root)
      def visit = { File file ->
        def path = folder.toPath().relativize(file.toPath())
        if (matchers.any { it.matches(path) }) found << path.toString()
      }
      if (start.file) visit(start)
      else if (start.directory) start.eachFileRecurse { if (it.file) visit(it) }
    }
    found as List
  }

  /** Copies files from one folder to another, with their modes. */
  static void copy(List<String> paths, File from, File to) {
    paths.each {
      def target = new File(to, it)
      target.parentFile.mkdirs()
      java.nio.file.Files.copy(new File(from, it).toPath(), target.toPath(),
        StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES)
    }
  }
}
