package mpj.multiprocessing.internal.arena;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Converts a caller's timeout to the nanoseconds of a wait. The result is never negative. 0 means
 * not to wait, and {@link Backoff#FOREVER} means to wait without a limit. A time that is too long
 * to count in nanoseconds (292 years) is without a limit.
 */
public final class Timeout {
  /**
   * Returns the nanoseconds of a timeout.
   *
   * @throws NullPointerException if {@code timeout} is null
   */
  public static long nanos(Duration timeout) {
    if (timeout == null) {
      throw new NullPointerException(
          "a timeout is a duration: timeout=null; leave it out to wait as long as it takes");
    }
    return Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
  }

  /**
   * Returns the nanoseconds of a timeout in a unit.
   *
   * @throws NullPointerException if {@code unit} is null
   */
  public static long nanos(long timeout, TimeUnit unit) {
    if (unit == null) {
      throw new NullPointerException(
          "a timeout has a unit: timeout=" + timeout + " unit=null; give TimeUnit.SECONDS");
    }
    return Math.max(0, unit.toNanos(timeout));
  }

  private Timeout() {}
}
