package mpj.multiprocessing.sync;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.trace.ObjectName;

/**
 * Tells, in a process that is watched, of tries that found something taken. Who tries in a loop
 * does so millions of times in a second, which would drown all else: of one object, one try a
 * millisecond is told.
 */
final class Refusals {
  private static final long PAUSE_NANOS = 1_000_000;

  /** Of so many objects at most it is known when one was told; then of none. */
  private static final int MOST = 1000;

  /** When a try was told last, by {@link ObjectName}. */
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

  private Refusals() {}
}
