package mpj.app.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads what Python writes, line by line, on a thread of its own, until it ends. */
final class Lines {
  private Lines() {}

  static Thread read(BufferedReader source, Consumer<String> line, Runnable end) {
    var thread =
        new Thread(
            () -> {
              try (source) {
                source.lines().forEach(line);
              } catch (IOException | java.io.UncheckedIOException e) {
                // closed under it: that is its end too
              } finally {
                end.run();
              }
            },
            "bench-peer-lines");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
