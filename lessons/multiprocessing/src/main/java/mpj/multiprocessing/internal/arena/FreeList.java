package mpj.multiprocessing.internal.arena;

import java.util.Arrays;

/**
 * The list of free records, up to 64 for each {@link SizeClass}. The records that were freed last
 * are among them. An entry is a hint, which may be out of date, or be lost when a process dies.
 * Whether a record is free, only its own word says.
 *
 * <p>Each class has a place for each bit of a word. A set bit means that a record may be listed in
 * this place. A process that lists a record first fills the place. A process that takes a record
 * first clears the bit. So if one of them dies in between, no harm is done. The next process that
 * uses the place finds it filled and sets the bit, or finds it empty and goes on.
 */
final class FreeList {
  private static final int LISTED = 0; // a bit for each place
  private static final int UNLISTED = 8;
  private static final int CURSOR = 12;
  private static final int PLACES = 16;
  private static final int SIZE = 320; // whole cache lines

  /** The number of bytes for all classes. */
  static final int BYTES = SizeClass.COUNT * SIZE;

  private final Block lists;

  /** Makes an object for the lists in a block. */
  FreeList(Block lists) {
    this.lists = lists;
  }

  /** Lists a free record; false if there is no place for it. Such records are counted. */
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

  /** Removes a record from the list and returns its offset; 0 if no record is listed. */
  long pop(int sizeClass) {
    int at = sizeClass * SIZE;
    for (long listed = lists.getLong(at + LISTED); listed != 0; ) {
      long bit = Long.lowestOneBit(listed);
      int line = lists.getInt(place(at, bit));
      long offset = Integer.toUnsignedLong(line) * Header.LINE;
      lists.arena().at(offset); // within this process's reach before it is removed from the list
      if (lists.casLong(at + LISTED, listed, listed & ~bit)) {
        if (line != 0 && lists.casInt(place(at, bit), line, 0)) {
          return offset;
        }
        if (lists.getInt(place(at, bit)) != 0) { // the place has another record by now
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

  /** Notes that all free records are listed, unless the count has changed since. */
  void allListed(int sizeClass, int count) {
    lists.casInt(sizeClass * SIZE + UNLISTED, count, 0);
  }

  /** Returns the offset where the last search for records that are not listed ended; 0: none. */
  long cursor(int sizeClass) {
    return Integer.toUnsignedLong(lists.getInt(sizeClass * SIZE + CURSOR)) * Header.LINE;
  }

  void moveCursor(int sizeClass, long offset) {
    lists.setInt(sizeClass * SIZE + CURSOR, (int) (offset / Header.LINE));
  }

  /** Returns the offsets of all listed records, in ascending order. */
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
   * Lists a free record that is not listed, or counts that some are not listed. It must be called
   * after a death, for each free record that was not {@linkplain #listed listed} then: the dead
   * process may have freed it, or been about to take it. If a living process is about to list the
   * same record, it is listed twice, which does no harm.
   */
  void relist(int sizeClass, long offset) {
    if (!isFull(sizeClass) || unlisted(sizeClass) == 0) {
      push(sizeClass, offset);
    }
  }
}
