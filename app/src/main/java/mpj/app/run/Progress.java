package mpj.app.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Knows when a run last moved, and waits until it ends or no longer moves. */
final class Progress {
  /** Why the waiting was over. */
  enum Outcome {
    /** The demo came to its end. */
    ENDED,
    /** Nothing happened for too long. */
    STUCK,
    /** Much happened, and somebody got nowhere. */
    NOWHERE,
    /** Nobody follows any more. */
    UNWANTED
  }

  private static final int COMPUTING = 4;
  private static final long LOOK_NANOS = 200_000_000;

  private final LongSupplier clock;
  private long lastNanos;
  private Outcome outcome;
  private boolean computes;

  /** Counts by the usual time. */
  Progress() {
    this(System::nanoTime);
  }

  /** Counts by a clock that goes on at each look, if not before. */
  Progress(LongSupplier clock) {
    this.clock = clock;
    lastNanos = clock.getAsLong();
  }

  /** Something happened. */
  synchronized void moved() {
    lastNanos = clock.getAsLong();
  }

  /** Whether somebody computes, who moves all the same and so has more time for the next step. */
  synchronized void computes(boolean whether) {
    computes = whether;
  }

  /** The run is over, for this reason; a later reason changes nothing. */
  synchronized void over(Outcome reason) {
    if (outcome == null) {
      outcome = reason;
      notifyAll();
    }
  }

  /**
   * Waits until the run is over or nothing has happened for {@code limit}, or while somebody
   * computes for four times as long.
   *
   * @param look called every now and then meanwhile
   */
  Outcome await(Duration limit, Runnable look) throws InterruptedException {
    while (!isOver(limit)) {
      look.run();
    }
    return reason();
  }

  /** Waits for the next look; true if there is to be none. */
  private synchronized boolean isOver(Duration limit) throws InterruptedException {
    long look = System.nanoTime() + LOOK_NANOS;
    while (outcome == null) {
      long now = clock.getAsLong();
      long limitNanos = limit.toNanos() * (computes ? COMPUTING : 1);
      long nanos = Math.min(lastNanos + limitNanos - now, look - System.nanoTime());
      if (nanos > 0) {
        wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
      } else if (now - lastNanos >= limitNanos) {
        over(Outcome.STUCK);
      } else {
        return false;
      }
    }
    return true;
  }

  private synchronized Outcome reason() {
    return outcome;
  }
}
