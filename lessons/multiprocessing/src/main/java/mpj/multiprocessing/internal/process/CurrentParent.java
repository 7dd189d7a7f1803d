package mpj.multiprocessing.internal.process;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Finds the process id of this process's current parent. If the kernel has a file with the process
 * id, this allocates no memory. The reason: a JVM that is out of memory must not outlive its
 * parent.
 */
final class CurrentParent {
  private static final String STATUS = "/proc/self/stat";

  /**
   * In bytes. The line is "pid (name) state parent". The name has at most 15 characters, and they
   * may be any characters.
   */
  private static final int ENOUGH = 128;

  private final byte[] line = new byte[ENOUGH];
  private final RandomAccessFile status;

  CurrentParent() {
    RandomAccessFile file;
    try {
      file = new RandomAccessFile(STATUS, "r");
    } catch (IOException e) {
      file = null; // another operating system, or the process has no descriptor left
    }
    status = file;
  }

  /**
   * Returns whether a process is the parent now. When a parent dies, its children get another
   * parent. So the answer is right even if a new process has the dead parent's process id.
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
        // Then ask as on another operating system.
      }
    }
    try {
      return ProcessHandle.current().parent().filter(now -> now.pid() == pid).isPresent();
    } catch (OutOfMemoryError e) {
      return true; // until there is memory to find out
    }
  }

  /** Returns the parent's process id; -1 if the line has another format. */
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
