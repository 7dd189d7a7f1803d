package mpj.app.exercise.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import mpj.multiprocessing.internal.arena.PrivateFiles;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A folder that is gone when it is closed. It lies in the directory of this process's tree, so it
 * goes with that one at the latest: at the end of this process, or, if that is killed, at the next
 * start of any program that uses the library.
 */
public final class Scratch implements AutoCloseable {
  private final Path path;

  /**
   * Makes one.
   *
   * @throws UncheckedIOException if there is no directory for a tree
   * @throws IOException if nothing can be written there
   */
  public Scratch() throws IOException {
    Path tree = Tree.current().directory();
    path = Files.createTempDirectory(tree, "scratch", PrivateFiles.directory());
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /** Programs that are being ended just now may still write there: the rest goes with the tree. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // See above.
    }
  }
}
