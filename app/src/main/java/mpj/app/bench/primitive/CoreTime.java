package mpj.app.bench.primitive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long threads have been on a core, and how long they were ready to run but had none. Linux
 * tells it; elsewhere it is not known.
 *
 * @param onCore nanoseconds; -1 where it is not known
 * @param queued nanoseconds; -1 where it is not known
 */
record CoreTime(long onCore, long queued) {
  static final CoreTime UNKNOWN = new CoreTime(-1, -1);

  /** Of this thread so far. */
  static CoreTime ofThisThread() {
    return of(Path.of("/proc/thread-self/schedstat"));
  }

  /** Of all threads of all children so far. */
  static CoreTime ofChildren() {
    CoreTime all = new CoreTime(0, 0);
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      Path threads = Path.of("/proc", Long.toString(child.pid()), "task");
      try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
        for (Path thread : each) {
          all = all.plus(of(thread.resolve("schedstat")));
        }
      } catch (IOException e) {
        return UNKNOWN;
      }
    }
    return all;
  }

  /** Of a thread so far, whose file {@code schedstat} that is. */
  static CoreTime of(Path file) {
    try {
      String[] words = Files.readString(file).split(" ", -1);
      return new CoreTime(Long.parseLong(words[0]), Long.parseLong(words[1]));
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  private boolean isKnown() {
    return onCore >= 0;
  }

  CoreTime plus(CoreTime other) {
    return isKnown() && other.isKnown()
        ? new CoreTime(onCore + other.onCore, queued + other.queued)
        : UNKNOWN;
  }

  /** What has passed since an earlier time. */
  CoreTime since(CoreTime earlier) {
    return isKnown() && earlier.isKnown()
        ? new CoreTime(onCore - earlier.onCore, queued - earlier.queued)
        : UNKNOWN;
  }
}
