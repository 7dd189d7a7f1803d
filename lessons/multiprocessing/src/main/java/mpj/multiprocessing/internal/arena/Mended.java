package mpj.multiprocessing.internal.arena;

/**
 * How many deaths of this process's tree have been mended. It is one word of the arena, and every
 * sleeper of the tree sleeps on it beside its own: so whoever has mended a death wakes them all by
 * one system call, however many things there are that the dead may have been about to wake them
 * for. They look again at what they wait for.
 *
 * <p>No such wake-up is lost: a sleeper reads the count before its last look. It has seen what was
 * mended before that, and what is mended later changes the word, so that it does not fall asleep.
 */
public final class Mended {
  private static volatile Block word;

  /** Has the sleepers of this process sleep on the word of this arena. */
  static void watch(Arena arena) {
    word = arena.mended();
  }

  /** Returns the word; null in a process that belongs to no tree. */
  static Block word() {
    return word;
  }

  /** Returns the count as it is now. */
  static int count() {
    Block now = word;
    return now == null ? 0 : now.getInt(0);
  }

  /** Notes that a death has been mended, and wakes all sleepers of the tree. */
  public static void countUp(Tree tree) {
    Block counted = tree.arena().mended();
    counted.getAndAddInt(0, 1); // a full fence after all that was mended
    Futex.wakeAll(counted, 0);
  }

  private Mended() {}
}
