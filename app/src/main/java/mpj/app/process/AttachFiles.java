package mpj.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that the JDK's attach mechanism makes to ask a JVM something: a socket that the asked
 * JVM keeps, and removes at an orderly end only; and a file that calls it, which stays when whoever
 * asks is killed. A JVM whose socket is gone makes another one when it is asked again.
 *
 * @param made those that were not there before this process asked
 */
record AttachFiles(List<Path> made) {
  /** To be called before another JVM is asked. */
  static AttachFiles before(long pid) {
    Path temporary = Path.of("/tmp"); // HotSpot's on Linux, whatever java.io.tmpdir is
    Path own = Path.of("/proc", Long.toString(pid), "cwd");
    return new AttachFiles(
        Stream.of(
                temporary.resolve(".java_pid" + pid),
                temporary.resolve(".attach_pid" + pid),
                own.resolve(".attach_pid" + pid))
            .filter(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            .toList());
  }

  /** Deletes those that there are since. */
  void delete() {
    for (Path file : made) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // Another user's process was asked, or it has ended.
      }
    }
  }
}
