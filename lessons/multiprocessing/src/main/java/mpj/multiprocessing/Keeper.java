package mpj.multiprocessing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a stopped process, and lets it go. It is a little process of its own, because a stopped one
 * cannot see that its parent is gone: if the one that stopped it ends, the keeper reads the end of
 * its input and kills what nobody would ever resume.
 */
final class Keeper {
  private static final String SCRIPT =
      "kill -STOP \"$0\" && echo stopped && if read -r _; then kill -CONT \"$0\";"
          + " else kill -KILL \"$0\"; fi";
  private static final long PATIENCE_SECONDS = 10;
  private static final long PAUSE_NANOS = 500_000;

  private final Process shell;

  private Keeper(Process shell) {
    this.shell = shell;
  }

  /**
   * Stops a process.
   *
   * @throws IllegalStateException if it cannot be stopped
   */
  static Keeper stop(long pid) {
    try {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", SCRIPT, Long.toString(pid))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (shell.getInputStream().read() < 0) {
        throw new IllegalStateException("there is no such process any more: pid=" + pid);
      }
      awaitStopped(pid);
      return new Keeper(shell);
    } catch (IOException e) {
      throw new IllegalStateException(
          "a process cannot be stopped: pid=" + pid + " cause=" + e.getMessage(), e);
    }
  }

  /**
   * Waits until it has stopped: the signal wakes one of its threads, which stops all of them, and
   * on a busy machine that one may have to wait for its turn while others run on.
   */
  private static void awaitStopped(long pid) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (runs(pid) && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Tells whether it is neither stopped nor dead; false where the system does not tell. */
  private static boolean runs(long pid) {
    try {
      Path stat = Path.of("/proc", Long.toString(pid), "stat");
      String told = Files.readString(stat, StandardCharsets.ISO_8859_1);
      return "TZX".indexOf(told.charAt(told.lastIndexOf(')') + 2)) < 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets the process go on. */
  void resume() {
    try {
      shell.getOutputStream().write('\n');
      shell.getOutputStream().close();
    } catch (IOException e) {
      // The keeper was ended by somebody else; then nothing more can be done here.
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
