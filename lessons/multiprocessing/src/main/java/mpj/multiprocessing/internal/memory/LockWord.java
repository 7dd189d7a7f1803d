package mpj.multiprocessing.internal.memory;

import java.util.Optional;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Mutual exclusion in one word: the slot of the process that holds it, and two flags. Free is 0, so
 * that the common acquire is one compare-and-swap and the common release one exchange.
 *
 * <p>Whoever is about to sleep sets {@link #SLEEPERS}; the release that finds it makes a system
 * call, and no other does. A woken process takes the word with the flag set, because others may
 * sleep still. If the holder dies, the word becomes {@link #OWNER_DIED} with no owner; the next
 * holder keeps that flag until it releases, and the record tells who died.
 */
public final class LockWord {
  private static final int WORD = Arena.RECORD_HEADER;
  private static final int COUNT = 24;
  private static final int SINCE = 32;
  private static final int LAST = 40;

  /** Where the record has room for what its kind of lock notes of the holder's thread. */
  public static final int THREAD = 48;

  private static final int DECEASED = 64;
  private static final int SIZE = DECEASED + Deceased.SIZE;

  private static final int OWNER = 0xffff;
  private static final int SLEEPERS = 1 << 16;
  private static final int OWNER_DIED = 1 << 17;

  /** Makes a new lock of a {@link RecordType}, free. */
  public static Block create(Tree tree, RecordType type) {
    Block block = tree.arena().allocate(SIZE);
    int number = tree.arena().nextNumber(type);
    tree.arena().publish(block, type, number, tree.slot());
    return block;
  }

  /** Takes the lock if it is free. */
  public static boolean tryAcquire(Block block, int me) {
    return block.casInt(WORD, 0, me) || takeMarked(block, me, 0);
  }

  /** Takes a free word that carries flags. */
  private static boolean takeMarked(Block block, int me, int mark) {
    int word = block.getInt(WORD);
    return (word & OWNER) == 0 && block.casInt(WORD, word, word | me | mark);
  }

  /**
   * Takes the lock, waiting for at most {@code nanos}.
   *
   * @return false when time is up
   */
  public static boolean acquire(Block block, int me, long nanos) throws InterruptedException {
    if (block.casInt(WORD, 0, me)) {
      return true;
    }
    Pause pause = new Pause(nanos);
    boolean taken = false;
    try {
      taken = acquireSlowly(block, me, pause);
    } finally {
      if (!taken && pause.hasSlept()) {
        // Whoever gives up may have been the one that was woken: another must be, in its place.
        Futex.wake(block, WORD, 1);
      }
    }
    return taken;
  }

  private static boolean acquireSlowly(Block block, int me, Pause pause)
      throws InterruptedException {
    int mark = 0;
    while (!takeMarked(block, me, mark)) {
      if (pause.spin()) {
        continue;
      }
      int word = block.getInt(WORD);
      if ((word & OWNER) == 0) {
        continue;
      }
      if ((word & SLEEPERS) != 0 || block.casInt(WORD, word, word | SLEEPERS)) {
        if (!pause.sleep(block, WORD, word | SLEEPERS)) {
          return false;
        }
        mark = SLEEPERS;
      }
    }
    return true;
  }

  /**
   * Gives the lock back, whoever took it.
   *
   * @return false if it was free
   */
  public static boolean release(Block block) {
    int word = block.getAndSetInt(WORD, 0);
    if ((word & SLEEPERS) != 0) {
      Futex.wake(block, WORD, 1);
    }
    if ((word & OWNER) != 0) {
      return true;
    }
    block.casInt(WORD, 0, word & OWNER_DIED);
    return false;
  }

  /** Returns the slot of the process that holds the lock, 0 for none. */
  public static int owner(Block block) {
    return block.getInt(WORD) & OWNER;
  }

  /** Returns the holder before the present one, if it died while it held the lock. */
  public static Optional<Deceased> ownerDied(Block block) {
    boolean died = (block.getInt(WORD) & OWNER_DIED) != 0;
    return died ? Optional.of(Deceased.read(block, DECEASED)) : Optional.empty();
  }

  /** Notes, while it is held and events are watched, who (by identity) holds it; counts. */
  public static long noteAcquired(Block block, int me) {
    long count = block.getLong(COUNT);
    block.putLong(COUNT, count + 1);
    block.putInt(LAST, me);
    block.putLong(SINCE, System.nanoTime());
    return count;
  }

  /** Returns who, by identity, held it last while events were watched; 0 for nobody. */
  public static int lastHolder(Block block) {
    return block.getInt(LAST);
  }

  /** Returns when the present holder took it, as far as events were watched. */
  public static long since(Block block) {
    return block.getLong(SINCE);
  }

  /** Frees the lock if the dead process held it. */
  public static boolean recover(Block block, ProcessTable table, int dead) {
    boolean freed = false;
    for (int word = block.getInt(WORD);
        !freed && (word & OWNER) == dead;
        word = block.getInt(WORD)) {
      Deceased.write(block, DECEASED, table, dead);
      freed = block.casInt(WORD, word, (word & ~OWNER) | OWNER_DIED);
    }
    return freed;
  }

  private LockWord() {}
}
