package mpj.multiprocessing;

/**
 * How hard tests try. {@code -Dmpj.test.percent=5} takes a twentieth of the rounds that the stress
 * has; {@code -Dmpj.test.seed=N} has everything that is random begin as it did in another run.
 */
public final class Effort {
  private static final int ALL = 100;
  private static final int PERCENT = Integer.getInteger("mpj.test.percent", ALL);

  /** Returns how many rounds are to be made where all would be so many; at least one. */
  public static int rounds(int all) {
    return Math.max(1, Math.ceilDiv(all * PERCENT, ALL));
  }

  /** Returns what random numbers begin with; to be printed. */
  public static long seed() {
    return Long.getLong("mpj.test.seed", System.nanoTime() % 1_000_000);
  }

  private Effort() {}
}
