package mpj.multiprocessing.internal.arena;

/**
 * The steps of one wait: spin for a few microseconds, yield the processor a few times, and then
 * sleep. If there are more runnable processes than cores, the second step lets the process run that
 * this one waits for.
 *
 * <pre>{@code
 * Backoff backoff = new Backoff(nanos);
 * while (!tryIt()) {
 *   if (!backoff.spin() && !backoff.sleep(block, at, expected)) return false; // out of time
 * }
 * }</pre>
 */
public final class Backoff {
  /** The time of a wait without a limit. */
  public static final long FOREVER = Long.MAX_VALUE;

  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 9 : 0;
  private static final int LONGEST_SPIN = 64;
  private static final int YIELDS = 16;

  private final long nanos;
  private final long began;
  private final AdaptiveSpin adaptiveSpin;
  private final boolean eager;
  private int turns;
  private int naps;

  /** The {@link DeathEventCount} count before the caller's last look. */
  private int mended = DeathEventCount.count();

  /** Begins a wait of at most {@code nanos} nanoseconds; 0 or less: no wait. */
  public Backoff(long nanos) {
    this(nanos, null);
  }

  /** Begins a wait that spins only if spinning was useful in earlier waits. */
  public Backoff(long nanos, AdaptiveSpin adaptiveSpin) {
    this.nanos = Math.max(0, nanos); // then the rest of it cannot overflow
    this.began = nanos == FOREVER ? 0 : System.nanoTime();
    this.adaptiveSpin = adaptiveSpin;
    this.eager = adaptiveSpin == null || adaptiveSpin.begin();
  }

  /** Waits a very short time; false if it has done so often enough, or if the time is over. */
  @SuppressWarnings("ThreadPriorityCheck") // it only makes the wait shorter
  public boolean spin() {
    if (nanos <= 0 || !eager || turns >= SPINS + YIELDS) {
      return false;
    }
    if (turns < SPINS) {
      for (int i = Math.min(LONGEST_SPIN, 1 << turns); i > 0; i--) {
        Thread.onSpinWait();
      }
    } else {
      Thread.yield();
    }
    turns++;
    return true;
  }

  /**
   * Sleeps while a word has the expected value and no further death has been mended. The caller
   * must look at the state that it waits for after it has created this object, and again after each
   * sleep. Then it misses nothing that the main process mends, even if that is another word than
   * the one it sleeps on.
   *
   * @return false if the time of the whole wait is over; then it has not slept
   * @throws InterruptedException if the thread is interrupted before or while it sleeps
   */
  public boolean sleep(Block block, int at, int expected) throws InterruptedException {
    long left = left();
    if (left <= 0) {
      return false;
    }
    if (adaptiveSpin != null) {
      adaptiveSpin.slept();
    }
    Futex.sleep(block, at, expected, left, naps++, mended);
    mended = DeathEventCount.count();
    return true;
  }

  /** Returns whether this wait has slept. */
  public boolean hasSlept() {
    return naps > 0;
  }

  /** Returns the nanoseconds that are left. */
  public long left() {
    return nanos == FOREVER ? FOREVER : nanos - (System.nanoTime() - began);
  }
}
