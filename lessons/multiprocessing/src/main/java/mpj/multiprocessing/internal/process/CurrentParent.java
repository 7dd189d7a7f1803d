package mpj.multiprocessing.internal.process;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * The number of the process that is this one's parent now. Where the kernel has a file that says
 * it, asking takes no memory, for a JVM that has none left must not outlive its parent.
 */
final class CurrentParent {
  private static final String STATUS = "/proc/self/stat";

  /** "pid (name) state parent": the name may have any characters, and has at most 15. */
  private static final int ENOUGH = 128;

  private final byte[] line = new byte[ENOUGH];
  private final RandomAccessFile status;

  CurrentParent() {
    RandomAccessFile file;
    try {
      file = new RandomAccessFile(STATUS, "r");
    } catch (IOException e) {
      file = null; // another system, or no descriptor is left
    }
    status = file;
  }

  /**
   * Tells whether a process is the parent. An orphan has another, whatever process has the number
   * of the dead one by now.
   */
  boolean is(long pid) {
    if (status != null) {
      try {
        status.seek(0);
        long now = parse(status.read(line));
        if (now >= 0) {
          return now == pid;
        }
      } catch (IOException e) {
        // Then as on another system.
      }
    }
    try {
      return ProcessHandle.current().parent().filter(now -> now.pid() == pid).isPresent();
    } catch (OutOfMemoryError e) {
      return true; // until there is memory to ask
    }
  }

  /** Returns -1 if the line is none of the kind. */
  private long parse(int length) {
    int at = length - 1;
    while (at >= 0 && line[at] != ')') {
      at--;
    }
    if (at < 0) {
      return -1;
    }
    long number = 0;
    for (at += 4; at < length && line[at] != ' '; at++) { // after ") S "
      number = 10 * number + line[at] - '0';
    }
    return number;
  }
}
