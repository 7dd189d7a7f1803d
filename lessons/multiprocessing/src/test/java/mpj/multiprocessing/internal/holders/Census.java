package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/** Which records there are, for tests that free them all again. */
public final class Census {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** Counts the records that objects hold, and messages, by type. */
  static Map<String, Integer> take() {
    Tree tree = Tree.current();
    Map<String, Integer> counts = new TreeMap<>();
    tree.arena()
        .forEach((type, record) -> {
          boolean lent = type == RecordType.MESSAGE || type == RecordType.PAYLOAD;
          if (lent || Parts.isHeld(record)) {
            counts.merge(type.toString(), 1, Integer::sum);
          }
          if (lent && Arena.owner(record) != 0) {
            counts.merge("taken", 1, Integer::sum);
          }
        });
    return counts;
  }

  /** Lets go of all garbage of this process, and frees what nobody can get at. */
  public static void clean() {
    System.gc();
    for (int i = 0; i < 3; i++) { // what was made since the last one carries its mark
      Holders.of(Tree.current()).garbage().look();
      Collector.collectOrAwait(Tree.current());
      Collector.collect(Tree.current());
    }
  }

  /** Waits until there is nothing more than there was once. */
  static void awaitSame(Map<String, Integer> before) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    Map<String, Integer> now = take();
    while (!now.equals(before) && System.nanoTime() < until) {
      clean();
      LockSupport.parkNanos(10_000_000);
      now = take();
    }
    assertThat(now).isEqualTo(before);
  }

  private Census() {}
}
