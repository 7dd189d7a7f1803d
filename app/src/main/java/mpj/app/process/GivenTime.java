package mpj.app.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A clock that goes as fast as some processes can: while others have the processors that these want
 * it goes slower, so that a limit by it is not reached sooner on a busy machine. For processes that
 * wait for something else it is the usual time.
 */
public final class GivenTime {
  private static final long LOOK_NANOS = 350_000_000;

  private final int processors;
  private Map<Long, ProcessorUse> before = new HashMap<>();
  private long lookedNanos = System.nanoTime();
  private volatile long givenNanos;

  /** Begins at 0 with the processes that are looked at first. */
  public GivenTime() {
    processors = Runtime.getRuntime().availableProcessors();
  }

  /** Returns what it showed at the last look. */
  public long nanos() {
    return givenNanos;
  }

  /**
   * Goes on; to be called every second at least. Looks at nothing if the last time is not long ago.
   */
  public synchronized void look(Collection<Long> pids) {
    long now = System.nanoTime();
    if (now - lookedNanos < LOOK_NANOS) {
      return;
    }
    var seen = new HashMap<Long, ProcessorUse>();
    var sum = new ProcessorUse(0, 0);
    for (Long pid : pids) {
      ProcessorUse use = ProcessorUse.of(pid);
      seen.put(pid, use);
      if (before.containsKey(pid)) {
        sum = sum.plus(use.since(before.get(pid)));
      }
    }
    givenNanos += given(now - lookedNanos, processors, sum);
    before = seen;
    lookedNanos = now;
  }

  /**
   * Returns how much of a time was given: all but the share that others took of what was wanted.
   * More than all processors cannot be given, and what waits for one of its own tree loses nothing.
   */
  static long given(long elapsedNanos, int processors, ProcessorUse use) {
    long wanted = Math.min(use.wantedNanos(), processors * elapsedNanos);
    double lost = Math.max(0, wanted - use.ranNanos()) / (double) Math.max(wanted, elapsedNanos);
    return Math.round(elapsedNanos * (1 - lost));
  }
}
