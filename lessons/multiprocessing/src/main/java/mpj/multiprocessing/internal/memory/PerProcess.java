package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;

/**
 * A word for each process of the tree, in a record that is small while few processes need a word.
 * The words of the first slots lie in the record itself. The words of the other slots lie in {@link
 * Part parts}. Each part has as many slots as there are below it. It is made when a process first
 * needs a word there; before that its words count as 0.
 *
 * <pre>
 * slots  1..15        in the record
 *        16..31, 32..63, 64..127, …, 512..1023    a part each
 * </pre>
 */
public final class PerProcess {
  private static final int NEAR = 16;
  private static final int NEAR_BITS = 4;
  private static final int PLACES = (NEAR - 1) * Long.BYTES;
  private static final int PARTS = Integer.numberOfTrailingZeros(ProcessTable.SLOTS) - NEAR_BITS;

  /** The size in bytes within the owner's record. */
  public static final int SIZE = PLACES + PARTS * Integer.BYTES;

  /** Returns the word of a slot. The words begin at {@code at}. */
  public static long get(Block owner, int at, int slot) {
    if (slot < NEAR) {
      return owner.getLong(near(at, slot));
    }
    Block part = Part.find(owner, place(at, slot));
    return part == null ? 0 : part.getLong(far(slot));
  }

  /** Changes the word of a slot; returns false if it is not the expected one. A full fence. */
  public static boolean cas(Block owner, int at, int slot, long expected, long word) {
    return slot < NEAR
        ? owner.casLong(near(at, slot), expected, word)
        : part(owner, at, slot).casLong(far(slot), expected, word);
  }

  /**
   * Makes room for the word of a slot, so that {@link #cas} cannot fail because of missing memory.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no memory
   */
  public static void prepare(Block owner, int at, int slot) {
    if (slot >= NEAR) {
      part(owner, at, slot);
    }
  }

  /** Returns whether the word of any process has one of these bits. */
  public static boolean any(Block owner, int at, long bits) {
    long all = 0;
    for (int slot = 1; slot < NEAR; slot++) {
      all |= owner.getLong(near(at, slot));
    }
    for (int first = NEAR; first < ProcessTable.SLOTS && (all & bits) == 0; first *= 2) {
      Block part = Part.find(owner, place(at, first));
      for (int slot = first; part != null && slot < 2 * first; slot++) {
        all |= part.getLong(far(slot));
      }
    }
    return (all & bits) != 0;
  }

  /** Frees the parts. No process may use the owner any more. */
  public static void free(Block owner, int at) {
    for (int first = NEAR; first < ProcessTable.SLOTS; first *= 2) {
      Part.free(owner, place(at, first));
    }
  }

  private static Block part(Block owner, int at, int slot) {
    return Part.findOrMake(owner, place(at, slot), Integer.highestOneBit(slot) * Long.BYTES);
  }

  private static int near(int at, int slot) {
    return at + (slot - 1) * Long.BYTES;
  }

  private static int place(int at, int slot) {
    int number = 31 - NEAR_BITS - Integer.numberOfLeadingZeros(slot);
    return at + PLACES + number * Integer.BYTES;
  }

  private static int far(int slot) {
    return Part.FIRST + (slot - Integer.highestOneBit(slot)) * Long.BYTES;
  }

  private PerProcess() {}
}
