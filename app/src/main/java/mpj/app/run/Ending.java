package mpj.app.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Tells a failure from what looks like one while a signal ends the tool. */
public final class Ending {
  private static final Duration GRACE = Duration.ofMillis(250);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private Ending() {}

  /**
   * Stays here for good if a signal is ending the tool: its children are gone then, and that is no
   * failure to report; whoever ends the tool also sets its exit code. A Ctrl-C reaches the children
   * too, and they may be faster, so a failure waits a moment to see whether that was its cause.
   */
  public static void awaitIfNear() throws InterruptedException {
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (System.nanoTime() < deadline) {
      if (isNow()) {
        new CountDownLatch(1).await();
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static boolean isNow() {
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
