package mpj.multiprocessing.internal.arena;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The one way from a caller's timeout to the nanoseconds that waits take. The result is never
 * negative: 0 means not to wait at all, {@link Pause#FOREVER} to wait without end. A time that is
 * too long to count in nanoseconds (292 years) is without end.
 */
public final class Timeout {
  /**
   * Returns the nanoseconds of a timeout.
   *
   * @throws NullPointerException if there is none
   */
  public static long nanos(Duration timeout) {
    if (timeout == null) {
      throw new NullPointerException(
          "a timeout is a duration: timeout=null; leave it out to wait as long as it takes");
    }
    return Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
  }

  /**
   * The same of a timeout in some unit.
   *
   * @throws NullPointerException if there is no unit
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
