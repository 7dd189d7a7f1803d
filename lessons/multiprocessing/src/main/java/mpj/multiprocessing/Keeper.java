package mpj.multiprocessing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

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
      return new Keeper(shell);
    } catch (IOException e) {
      throw new IllegalStateException(
          "a process cannot be stopped: pid=" + pid + " cause=" + e.getMessage(), e);
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
