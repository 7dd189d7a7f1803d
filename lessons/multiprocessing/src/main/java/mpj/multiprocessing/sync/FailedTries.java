package mpj.multiprocessing.sync;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.internal.trace.ObjectName;
import mpj.multiprocessing.trace.EventKind;

/**
 * Emits an event, in a watched process, when a try finds a lock or a permit taken. A thread that
 * tries in a loop does so millions of times a second; this would hide all other events. So for each
 * object at most one try a millisecond is reported.
 */
final class FailedTries {
  private static final long PAUSE_NANOS = 1_000_000;

  /** The most objects whose last report is remembered. When there are more, all are forgotten. */
  private static final int MOST = 1000;

  /** When a try was last reported, by {@link ObjectName}. */
  private static final Map<Long, Long> TOLD = new ConcurrentHashMap<>();

  static void tell(EventKind kind, Block block, int holder) {
    long now = System.nanoTime();
    long object = ObjectName.of(block);
    Long before = TOLD.get(object);
    if (before == null || now - before >= PAUSE_NANOS) {
      if (before == null && TOLD.size() >= MOST) {
        TOLD.clear();
      }
      TOLD.put(object, now);
      Gate.emit(kind, block, holder, 0, 0);
    }
  }

  private FailedTries() {}
}
