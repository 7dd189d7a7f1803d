package mpj.multiprocessing.sync;

import java.util.List;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Mentioned;

/** Waits for what lies in words of this package, and how it comes without a wake. */
public final class UnwokenWaits {
  private static final int WORD = 16;

  private UnwokenWaits() {}

  /** A step that may wait. */
  public interface Step {
    void run() throws InterruptedException;
  }

  /**
   * A wait, and how what it waits for comes.
   *
   * @param what the name of its {@code WaitKind} in small letters, if it has one
   */
  public record Wait(String what, Step begins, Step coming) {}

  /** Returns a wait of each kind, for something of its own; the lock is the condition's. */
  public static List<Wait> all(Tree tree, Block lock) {
    return List.of(event(tree), latch(tree), condition(tree, lock), barrier(tree));
  }

  /** Takes away the note that somebody sleeps, so that what comes then wakes nobody. */
  public static void unmark(Block block, int at, int mark) {
    for (int word = block.getInt(at); (word & mark) != 0; word = block.getInt(at)) {
      block.casInt(at, word, word & ~mark);
    }
  }

  private static Wait event(Tree tree) {
    Block event = EventWord.create(tree);
    return new Wait(
        "event",
        () -> EventWord.await(event, 0, Backoff.FOREVER),
        () -> {
          unmark(event, WORD, 2);
          EventWord.set(event);
        });
  }

  private static Wait latch(Tree tree) {
    Block latch = LatchWord.create(tree, 1);
    return new Wait(
        "latch",
        () -> LatchWord.await(latch, Backoff.FOREVER),
        () -> {
          unmark(latch, WORD, 2);
          LatchWord.countDown(latch);
        });
  }

  private static Wait condition(Tree tree, Block lock) {
    Block condition = ConditionState.create(tree, lock.offset());
    Block place = ConditionState.enter(tree, condition);
    return new Wait(
        "condition",
        () -> ConditionState.await(place, Backoff.FOREVER),
        () -> {
          unmark(place, 0, Waiter.ASLEEP);
          place.setInt(0, place.getInt(0) | Waiter.WAITING);
          ConditionState.signal(tree, condition, 1);
        });
  }

  private static Wait barrier(Tree tree) {
    Block barrier = BarrierState.create(tree, 2, new byte[0], Mentioned.NOTHING, Backoff.FOREVER);
    int me = tree.slot();
    return new Wait(
        "barrier",
        () -> {
          var backoff = new Backoff(Backoff.FOREVER);
          BarrierState.awaitPassed(barrier, BarrierState.arrive(barrier, me, backoff), backoff);
        },
        () -> {
          long last = BarrierState.arrive(barrier, me, new Backoff(Backoff.FOREVER));
          unmark(barrier, WORD, 1 << 30);
          BarrierState.pass(barrier, BarrierState.generation(last));
        });
  }
}
