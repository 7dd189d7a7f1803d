package mpj.app.exercise.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A folder that is gone when it is closed, or when this JVM ends before that. */
public final class Scratch implements AutoCloseable {
  private static final int ROUNDS = 40;
  private static final long PAUSE_NANOS = 25_000_000;

  private final Path path;
  private final Thread atEnd = Thread.ofPlatform().name("scratch").unstarted(this::deleteQuietly);

  /**
   * Makes one.
   *
   * @throws IOException if nothing can be written to the temporary folder
   */
  public Scratch() throws IOException {
    path = make();
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  private static Path make() throws IOException {
    try {
      return Files.createTempDirectory("mpj-check");
    } catch (IOException e) {
      throw new IOException(
          "nothing can be written to the temporary folder: java.io.tmpdir="
              + System.getProperty("java.io.tmpdir")
              + " ("
              + e
              + "); make it writable, or name another by"
              + " JDK_JAVA_OPTIONS=-Djava.io.tmpdir=DIR",
          e);
    }
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /** Programs that are being ended just now may still write there, for a moment. */
  private void deleteQuietly() {
    for (int round = 0; round < ROUNDS; round++) {
      try {
        delete();
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) { // a folder in it has gone meanwhile
      throw e.getCause();
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
