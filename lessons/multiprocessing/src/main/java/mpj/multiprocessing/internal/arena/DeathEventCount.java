package mpj.multiprocessing.internal.arena;

/**
 * The number of deaths in this process's tree that have been mended. It is one word of the arena,
 * and every sleeper of the tree sleeps on it beside its own word. So after a death was mended, one
 * system call wakes all sleepers, however many words the dead process may have been about to wake
 * them on. The sleepers then look again at the state that they wait for.
 *
 * <p>No such wake-up is lost. A sleeper reads the count before its last look. It has seen
 * everything that was mended before that. A later mending changes the word, so the sleeper does not
 * fall asleep.
 */
public final class DeathEventCount {
  private static volatile Block word;

  /** Makes the sleepers of this process also sleep on the word of this arena. */
  static void watch(Arena arena) {
    word = arena.mended();
  }

  /** Returns the word; null in a process that does not belong to a tree. */
  static Block word() {
    return word;
  }

  /** Returns the current count. */
  static int count() {
    Block now = word;
    return now == null ? 0 : now.getInt(0);
  }

  /** Notes that a death has been mended, and wakes all sleepers of the tree. */
  public static void countUp(Tree tree) {
    Block counted = tree.arena().mended();
    counted.getAndAddInt(0, 1); // a full fence after everything that was mended
    Futex.wakeAll(counted, 0);
  }

  private DeathEventCount() {}
}
