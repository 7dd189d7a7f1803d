package mpj.multiprocessing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops a process and resumes it. A small shell process does this. The reason: a stopped process
 * cannot see that its parent has ended. If the process that stopped it ends, the shell reads the
 * end of its input and kills the stopped process, because no other process would resume it.
 */
final class SuspendHelper {
  private static final String SCRIPT =
      "kill -STOP \"$0\" && echo stopped && if read -r _; then kill -CONT \"$0\";"
          + " else kill -KILL \"$0\"; fi";
  private static final long PATIENCE_SECONDS = 10;
  private static final long PAUSE_NANOS = 500_000;

  private final Process shell;

  private SuspendHelper(Process shell) {
    this.shell = shell;
  }

  /**
   * Stops a process, and waits until it has stopped.
   *
   * @throws IllegalStateException if the process cannot be stopped
   */
  static SuspendHelper stop(long pid) {
    try {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", SCRIPT, Long.toString(pid))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (shell.getInputStream().read() < 0) {
        throw new IllegalStateException("there is no such process any more: pid=" + pid);
      }
      awaitStopped(pid);
      return new SuspendHelper(shell);
    } catch (IOException e) {
      throw new IllegalStateException(
          "a process cannot be stopped: pid=" + pid + " cause=" + e.getMessage(), e);
    }
  }

  /**
   * Waits until the process has stopped. The signal wakes one thread of the process, and that
   * thread stops all the others. On a busy machine that thread may have to wait for a processor,
   * and the other threads go on meanwhile.
   */
  private static void awaitStopped(long pid) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (runs(pid) && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Returns whether {@code /proc} says that the process is neither stopped nor dead. */
  private static boolean runs(long pid) {
    try {
      Path stat = Path.of("/proc", Long.toString(pid), "stat");
      String told = Files.readString(stat, StandardCharsets.ISO_8859_1);
      return "TZX".indexOf(told.charAt(told.lastIndexOf(')') + 2)) < 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Resumes the process. */
  void resume() {
    try {
      shell.getOutputStream().write('\n');
      shell.getOutputStream().close();
    } catch (IOException e) {
      // Another program has ended the shell. Then nothing more can be done here.
    }
    boolean interrupted = false;
    try {
      shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
