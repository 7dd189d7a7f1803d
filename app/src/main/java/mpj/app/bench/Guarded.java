package mpj.app.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import mpj.app.bench.figure.CheckFailedException;
import mpj.app.bench.screen.BenchScreen;
import mpj.app.bench.screen.Progress;
import mpj.app.error.ExitCode;
import mpj.multiprocessing.ProcessTree;

/** Runs a bench so that it leaves no process and no half-drawn line behind, however it ends. */
final class Guarded {
  private static final Duration GRACE = Duration.ofMillis(250);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private Guarded() {}

  /** Answers the bench's exit code; of a failed check, the sentence goes to the screen. */
  static int run(BenchScreen screen, Progress progress, Callable<ExitCode> bench) throws Exception {
    try {
      return bench.call().code();
    } catch (CheckFailedException e) {
      awaitEndIfNear();
      progress.end();
      screen.err().println("mpj: " + e.getMessage());
      screen.err().flush();
      return ExitCode.FAILED.code();
    } catch (Exception e) {
      awaitEndIfNear();
      throw e;
    } finally {
      progress.end();
      screen.out().flush();
      ProcessTree.shutdown();
    }
  }

  /**
   * Stays here for good if a signal is ending the tool: its children are gone then, and that is no
   * failure to report; whoever ends the tool also sets its exit code. A Ctrl-C reaches the children
   * too, and they may be faster, so a failure waits a moment to see whether that was its cause.
   */
  private static void awaitEndIfNear() throws InterruptedException {
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (System.nanoTime() < deadline) {
      if (isEnding()) {
        new CountDownLatch(1).await();
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static boolean isEnding() {
    try {
      var probe = new Thread(() -> {});
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
