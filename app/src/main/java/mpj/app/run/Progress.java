package mpj.app.run;

import java.time.Duration;

/** Knows when a run last moved, and waits until it ends or no longer moves. */
final class Progress {
  /** Why the waiting was over. */
  enum Outcome {
    ENDED,
    STUCK,
    UNWANTED
  }

  private long lastNanos = System.nanoTime();
  private Outcome outcome;

  /** Something happened. */
  synchronized void moved() {
    lastNanos = System.nanoTime();
  }

  /** The run is over, for this reason; a later reason changes nothing. */
  synchronized void over(Outcome reason) {
    if (outcome == null) {
      outcome = reason;
      notifyAll();
    }
  }

  /** Waits until the run is over or nothing has happened for {@code limit}. */
  synchronized Outcome await(Duration limit) throws InterruptedException {
    while (outcome == null) {
      long leftNanos = limit.toNanos() - (System.nanoTime() - lastNanos);
      if (leftNanos <= 0) {
        outcome = Outcome.STUCK;
      } else {
        wait(leftNanos / 1_000_000, (int) (leftNanos % 1_000_000));
      }
    }
    return outcome;
  }
}
