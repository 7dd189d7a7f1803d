package mpj.multiprocessing.internal.arena;

import java.util.Arrays;

/**
 * Where free records are, for each {@link SizeClass} up to 64 of them, those that were freed last
 * among them. What is listed is a hint, which may be out of date or lost when a process dies: a
 * record is free if its own word says so, whatever is listed here.
 *
 * <p>A class has a place for each bit of a word. A bit that is set says that a record may be listed
 * there. A process that lists one fills the place first, one that takes it clears the bit first: so
 * if either dies in between, the next one that comes across the place finds it filled and sets the
 * bit, or finds it empty and goes on.
 */
final class FreeList {
  private static final int LISTED = 0; // a bit for each place
  private static final int UNLISTED = 8;
  private static final int CURSOR = 12;
  private static final int PLACES = 16;
  private static final int SIZE = 320; // whole cache lines

  /** Bytes of all classes. */
  static final int BYTES = SizeClass.COUNT * SIZE;

  private final Block lists;

  /** Uses the lists that begin there. */
  FreeList(Block lists) {
    this.lists = lists;
  }

  /** Lists a free record; false if there is no place for it, which is counted. */
  boolean push(int sizeClass, long offset) {
    int at = sizeClass * SIZE;
    int line = (int) (offset / Header.LINE);
    for (long listed = lists.getLong(at + LISTED); listed != -1; ) {
      long bit = Long.lowestOneBit(~listed);
      boolean put = lists.casInt(place(at, bit), 0, line);
      listed = lists.getAndOrLong(at + LISTED, bit) | bit;
      if (put) {
        return true;
      }
    }
    lists.getAndAddInt(at + UNLISTED, 1);
    return false;
  }

  /** Takes a record out of the list and returns its offset; 0 if none is listed. */
  long pop(int sizeClass) {
    int at = sizeClass * SIZE;
    for (long listed = lists.getLong(at + LISTED); listed != 0; ) {
      long bit = Long.lowestOneBit(listed);
      int line = lists.getInt(place(at, bit));
      long offset = Integer.toUnsignedLong(line) * Header.LINE;
      lists.arena().at(offset); // within this process's reach before it is in no list
      if (lists.casLong(at + LISTED, listed, listed & ~bit)) {
        if (line != 0 && lists.casInt(place(at, bit), line, 0)) {
          return offset;
        }
        if (lists.getInt(place(at, bit)) != 0) { // another one by now
          lists.getAndOrLong(at + LISTED, bit);
        }
      }
      listed = lists.getLong(at + LISTED);
    }
    return 0;
  }

  private static int place(int at, long bit) {
    return at + PLACES + Integer.BYTES * Long.numberOfTrailingZeros(bit);
  }

  boolean isFull(int sizeClass) {
    return lists.getLong(sizeClass * SIZE + LISTED) == -1;
  }

  /** Returns a count that is 0 if every free record of the class is listed. */
  int unlisted(int sizeClass) {
    return lists.getInt(sizeClass * SIZE + UNLISTED);
  }

  /** Notes that all are listed, unless one was freed since the count was that. */
  void allListed(int sizeClass, int count) {
    lists.casInt(sizeClass * SIZE + UNLISTED, count, 0);
  }

  /** Returns where the last search for records that are not listed ended; 0: nowhere. */
  long cursor(int sizeClass) {
    return Integer.toUnsignedLong(lists.getInt(sizeClass * SIZE + CURSOR)) * Header.LINE;
  }

  void moveCursor(int sizeClass, long offset) {
    lists.setInt(sizeClass * SIZE + CURSOR, (int) (offset / Header.LINE));
  }

  /** Returns the offsets of all that is listed now, in their order. */
  long[] listed() {
    long[] offsets = new long[SizeClass.COUNT * Long.SIZE];
    int count = 0;
    for (int sizeClass = 0; sizeClass < SizeClass.COUNT; sizeClass++) {
      for (long left = lists.getLong(sizeClass * SIZE + LISTED); left != 0; left &= left - 1) {
        int line = lists.getInt(place(sizeClass * SIZE, Long.lowestOneBit(left)));
        offsets[count++] = Integer.toUnsignedLong(line) * Header.LINE;
      }
    }
    Arrays.sort(offsets, 0, count);
    return Arrays.copyOf(offsets, count);
  }

  /**
   * Lists a free record that is not, or counts that some are not. To be called after a death, for
   * each one that was not {@linkplain #listed listed} then: the dead process may have freed it, or
   * been about to take it. If a living one is about to list it, it is listed twice, which is no
   * harm.
   */
  void relist(int sizeClass, long offset) {
    if (!isFull(sizeClass) || unlisted(sizeClass) == 0) {
      push(sizeClass, offset);
    }
  }
}
