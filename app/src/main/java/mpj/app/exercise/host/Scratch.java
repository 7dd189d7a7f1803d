package mpj.app.exercise.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone when it is closed, or when this JVM ends before that. */
public final class Scratch implements AutoCloseable {
  private final Path path;
  private final Thread atEnd = Thread.ofPlatform().name("scratch").unstarted(this::deleteQuietly);

  /** Makes one. */
  public Scratch() throws IOException {
    path = Files.createTempDirectory("mpj-check");
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  private void deleteQuietly() {
    try {
      delete();
    } catch (IOException e) {
      // A program that is just being ended still wrote there; the system sweeps its own folder.
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      // This JVM ends just now, and the hook finds nothing.
    }
  }
}
