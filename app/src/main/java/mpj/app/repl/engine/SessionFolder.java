package mpj.app.repl.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a session's classes lie for its children: private to the user, gone with this process, and
 * swept by the next session if this process is killed.
 */
final class SessionFolder {
  private static final String PREFIX = "mpj-session-";

  private final Path path;

  private SessionFolder(Path path) {
    this.path = path;
  }

  static SessionFolder create() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      sweep(parent);
      // Created with mode 0700.
      var folder =
          new SessionFolder(
              Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-"));
      Runtime.getRuntime().addShutdownHook(new Thread(folder::delete, "mpj-session"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the session's classes can't be kept: folder="
              + parent
              + "; make room there, or make it writable",
          e);
    }
  }

  Path path() {
    return path;
  }

  void delete() {
    delete(path);
  }

  private static void sweep(Path parent) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path one : all) {
        String pid = one.getFileName().toString().substring(PREFIX.length()).replaceAll("-.*", "");
        if (pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          delete(one);
        }
      }
    }
  }

  /** What cannot be deleted is another user's, or is being deleted by another session. */
  private static void delete(Path folder) {
    List<Path> content;
    try (Stream<Path> walk = Files.walk(folder)) {
      content = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      return;
    }
    for (Path one : content) {
      try {
        Files.deleteIfExists(one);
      } catch (IOException e) {
        return;
      }
    }
  }
}
