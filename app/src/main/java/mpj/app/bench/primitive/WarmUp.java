package mpj.app.bench.primitive;

import java.time.Duration;

/**
 * Tells when something has been repeated for long enough to be measured as warm: not before its
 * rate has settled. A time or a number of operations alone does not tell that. What three processes
 * do together, as a pool and its caller do, is compiled in each of them, and on two processors
 * their compilers are in each other's way, and in the way of the work, for a second or two.
 */
final class WarmUp {
  /** The least time, for each turn that a processor has with the processes. */
  static final Duration TIME = Duration.ofMillis(600);

  /** Twice what the JVM's optimizing compiler waits for, its Tier4CompileThreshold. */
  static final int OPERATIONS = 30_000;

  /** A rate that has not become better for so long has settled. */
  private static final Duration CALM = Duration.ofMillis(500);

  private static final double BETTER = 1.1;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final int turns;
  private long operations;
  private long nanos;
  private double best;
  private long bestAt;

  /**
   * Begins one.
   *
   * @param processes how many work at once
   */
  WarmUp(int processes) {
    this.turns = Math.ceilDiv(processes, Runtime.getRuntime().availableProcessors());
  }

  /** Counts what was done in a time. */
  void add(long more, long moreNanos) {
    operations += more;
    nanos += moreNanos;
    double rate = (double) more / moreNanos;
    if (rate > BETTER * best) {
      best = rate;
      bestAt = nanos;
    }
  }

  /** Tells whether what comes now may be measured. */
  boolean isOver() {
    boolean settled = nanos - bestAt >= turns * CALM.toNanos();
    return nanos >= LONGEST.toNanos()
        || (operations >= OPERATIONS && nanos >= turns * TIME.toNanos() && settled);
  }
}
