package mpj.app.export;

import mpj.app.Version;

/**
 * What a document was made with.
 *
 * @param tool the tool and its version
 * @param jdk the version of the JVM
 * @param cores how many processors it may use
 */
record ToolFacts(String tool, String jdk, int cores) {
  static ToolFacts current() {
    return new ToolFacts(
        Version.line(), Runtime.version().toString(), Runtime.getRuntime().availableProcessors());
  }
}
