package mpj.multiprocessing.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.multiprocessing.arena.Kernel;

/** Whether a process that need not be a child of this one runs. */
public final class Liveness {
  /**
   * Tells whether a process has not ended, by the kernel's own word where it gives one: a {@link
   * ProcessHandle} takes one for alive that its parent has not reaped yet.
   */
  public static boolean isAlive(long pid) {
    if (!Kernel.available()) {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return status.charAt(status.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false;
    }
  }

  private Liveness() {}
}
