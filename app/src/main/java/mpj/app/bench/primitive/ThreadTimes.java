package mpj.app.bench.primitive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.app.bench.figure.CheckFailedException;

/**
 * How long the threads of some processes have been on a core from one look to the next. Linux tells
 * it in nanoseconds; what it tells of a whole process is in hundredths of a second, of which one at
 * rest uses less than one in the time of a run.
 */
final class ThreadTimes {
  private final List<Long> pids;
  private Map<Path, Long> last; // nanoseconds of each thread

  /** Looks for the first time. */
  ThreadTimes(List<Long> pids) {
    this.pids = pids;
    this.last = look();
  }

  /** Nanoseconds of all threads since the last look, but of those that have ended since. */
  long sinceLast() {
    Map<Path, Long> now = look();
    long nanos = 0;
    for (Map.Entry<Path, Long> thread : now.entrySet()) {
      nanos += thread.getValue() - last.getOrDefault(thread.getKey(), 0L);
    }
    last = now;
    return nanos;
  }

  private Map<Path, Long> look() {
    var times = new HashMap<Path, Long>();
    for (long pid : pids) {
      Path threads = Path.of("/proc", Long.toString(pid), "task");
      try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
        for (Path thread : each) {
          long nanos = CoreTime.of(thread.resolve("schedstat")).onCore();
          if (nanos >= 0) { // else it has just ended
            times.put(thread, nanos);
          }
        }
      } catch (IOException e) {
        throw unknown(threads);
      }
      if (times.isEmpty()) {
        throw unknown(threads);
      }
    }
    return times;
  }

  private static CheckFailedException unknown(Path threads) {
    return new CheckFailedException(
        "A process that is to wait has ended, or this system does not tell how long threads have"
            + " been on a core: threads="
            + threads
            + "; leave this key out.");
  }
}
