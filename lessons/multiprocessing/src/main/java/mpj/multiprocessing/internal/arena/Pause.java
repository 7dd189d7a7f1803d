package mpj.multiprocessing.internal.arena;

/**
 * How one wait goes on: spin for a few microseconds, give the processor away a few times, then
 * sleep. With more runnable processes than cores the second step lets the one run that is waited
 * for.
 *
 * <pre>{@code
 * Pause pause = new Pause(nanos);
 * while (!tryIt()) {
 *   if (!pause.spin() && !pause.sleep(block, at, expected)) return false; // out of time
 * }
 * }</pre>
 */
public final class Pause {
  /** A time to wait that never ends. */
  public static final long FOREVER = Long.MAX_VALUE;

  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 9 : 0;
  private static final int LONGEST_SPIN = 64;
  private static final int YIELDS = 16;

  private final long nanos;
  private final long began;
  private final Eagerness eagerness;
  private final boolean eager;
  private int turns;
  private int naps;

  /** The {@link Mended} count before the caller's last look. */
  private int mended = Mended.count();

  /** A wait of at most so many nanoseconds; 0 or less: no wait at all. */
  public Pause(long nanos) {
    this(nanos, null);
  }

  /** One that spins only while that was worth it in the waits before. */
  public Pause(long nanos, Eagerness eagerness) {
    this.nanos = Math.max(0, nanos); // what is left of it cannot overflow then
    this.began = nanos == FOREVER ? 0 : System.nanoTime();
    this.eagerness = eagerness;
    this.eager = eagerness == null || eagerness.begin();
  }

  /** Waits a very short time; false when that has been done often enough, or time is up. */
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
   * Sleeps while a word has the expected value and no further death has been mended. Whatever the
   * caller waits for, it is to look at it after this pause was made and after each sleep: so it
   * misses nothing that the main process mends, be it another word than the one it sleeps on.
   *
   * @return false when the time of the whole wait is over
   */
  public boolean sleep(Block block, int at, int expected) throws InterruptedException {
    long left = left();
    if (left <= 0) {
      return false;
    }
    if (eagerness != null) {
      eagerness.slept();
    }
    Futex.sleep(block, at, expected, left, naps++, mended);
    mended = Mended.count();
    return true;
  }

  /** Tells whether it came to sleeping. */
  public boolean hasSlept() {
    return naps > 0;
  }

  /** Returns the nanoseconds that are left. */
  public long left() {
    return nanos == FOREVER ? FOREVER : nanos - (System.nanoTime() - began);
  }
}
